# What a change must pass, as CI runs it.
ci:
    bash .ci/run

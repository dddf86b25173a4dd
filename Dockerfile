# docker build -t addsup .
# docker run --rm -v "$PWD:/copy:ro" addsup check .
FROM rust:1-slim-bookworm AS build
WORKDIR /source
COPY . .
RUN cargo build --release --locked

FROM debian:bookworm-slim
COPY --from=build /source/target/release/addsup /usr/local/bin/addsup
USER nobody
WORKDIR /copy
ENTRYPOINT ["addsup"]
CMD ["--help"]

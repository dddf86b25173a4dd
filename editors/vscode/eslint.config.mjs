import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  // `describe` and `test` of node:test give back promises that nobody needs to wait for.
  { files: ["test/**"], rules: { "@typescript-eslint/no-floating-promises": "off" } },
);

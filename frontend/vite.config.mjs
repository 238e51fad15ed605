import { fileURLToPath } from "node:url";
import { createLogger, defineConfig } from "vite";
import { pictureless } from "./build/pictureless.mjs";
import { subset } from "./build/subset.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The component library carries an @charset halfway; it does no harm and is no news. */
const logger = createLogger();
const { warn } = logger;
logger.warn = (message, options) => {
  if (!message.includes("@charset")) warn(message, options);
};

/** Style sheets beside that of the desk. */
const SHEETS = ["resident", "field", "round-map"];

/** Fixed file names: Django gives every file its hash when it collects static files. */
export default defineConfig({
  base: "./",
  customLogger: logger,
  publicDir: here("./public"),
  css: { postcss: { plugins: [pictureless, subset] } },
  build: {
    outDir: here("./dist"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    modulePreload: false,
    target: ["chrome111", "firefox121", "safari16.4"],
    rollupOptions: {
      input: {
        aanbel: here("./src/aanbel.ts"),
        styles: here("./src/aanbel.css"),
        resident: here("./src/resident.ts"),
        "resident-styles": here("./src/resident.css"),
        "round-map": here("./src/round-map.ts"),
        "round-map-styles": here("./src/round-map.css"),
        network: here("./src/network.ts"),
        flowchart: here("./src/flowchart.ts"),
        field: here("./src/field/main.ts"),
        "field-styles": here("./src/field/field.css"),
        "field-sw": here("./src/field/field-sw.ts"),
      },
      output: {
        entryFileNames: "[name].js",
        assetFileNames: ({ names }) =>
          names[0]?.endsWith(".woff2")
            ? "fonts/[name][extname]"
            : `${SHEETS.find((sheet) => names[0]?.startsWith(sheet)) ?? "aanbel"}[extname]`,
      },
    },
  },
  test: { include: ["src/**/*.test.ts"] },
});

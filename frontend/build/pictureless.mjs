/** Leaflet names pictures that we do not use (layers, its own marker): what points at them leaves the style sheet. */
export const pictureless = {
  postcssPlugin: "aanbel-pictureless",
  Declaration(decl) {
    if (/url\(.?(images\/|#default)/.test(decl.value)) decl.remove();
  },
};

import { NO_VARIANCE, power } from "../covariance";
import { linear } from "./linear";

/** A = Σ̂^½ Σ^−½: colors made white along the picture's principal axes, then spread along the palette's. */
export const pca = linear(
  {
    name: "pca",
    description:
      "Mean color and covariance become the palette's, by whitening along the principal axes (image analogies).",
    source:
      "Hertzmann, Jacobs, Oliver, Curless & Salesin 2001 (Image Analogies); Gatys, Bethge, Hertzmann & Shechtman 2016, arXiv:1606.05897, §4.1",
  },
  (own, wanted) => power(wanted, 0.5).mmul(power(own, -0.5, NO_VARIANCE)),
);

import "./tokens.css";
import "./base.css";
import "./components.css";
import "./art.css";
import "./shop.css";

import "./frame.js";
import "./suggest.js";
import "./garage.js";
import "./fit.js";
import "./asking.js";
import "./lists.js";
import "./copying.js";
import "./gallery.js";

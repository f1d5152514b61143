import "./tokens.css";
import "./base.css";
import "./components.css";
import "./art.css";
import "./shop.css";

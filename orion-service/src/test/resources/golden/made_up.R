# What R 4.2.2 with forecast 8.20 makes of series that are made up here:
#   Rscript made_up.R     writes made_up_series.csv, made_up_fits.csv and made_up_forecasts.csv beside itself.
suppressMessages(library(forecast))
set.seed(20261123)

wave <- function(n, m, size) size * sin(2 * pi * seq_len(n) / m) + size / 2 * cos(4 * pi * seq_len(n) / m)
walk <- function(n, step) cumsum(rnorm(n, 0, step))

series <- list(
  growing = list(12, 100 * exp(0.004 * 1:96 + walk(96, 0.01) + wave(96, 12, 0.15) + rnorm(96, 0, 0.03))),
  seasonal = list(12, 500 + walk(84, 6) + wave(84, 12, 60) + rnorm(84, 0, 12)),
  signed = list(12, walk(72, 2) + wave(72, 12, 9) + rnorm(72, 0, 3)),
  quarterly = list(4, 800 * exp(0.01 * 1:56 + walk(56, 0.02) + wave(56, 4, 0.1) + rnorm(56, 0, 0.02))),
  flat = list(4, 60 + wave(60, 4, 10) + rnorm(60, 0, 4)),
  wandering = list(1, 300 + walk(90, 7)),
  bending = list(1, 200 + cumsum(as.numeric(arima.sim(list(ar = 0.85), 80, sd = 3)))),
  still = list(1, 40 + rnorm(60, 0, 5)))
orders <- list(
  growing = c(0, 1, 1, 0, 1, 1), seasonal = c(1, 0, 0, 0, 1, 1), signed = c(0, 1, 1, 0, 1, 1),
  quarterly = c(0, 1, 1, 0, 1, 1), flat = c(1, 0, 0, 1, 0, 0), wandering = c(0, 1, 1, 0, 0, 0),
  bending = c(1, 1, 1, 0, 0, 0), still = c(1, 0, 0, 0, 0, 0))

fits <- data.frame()
ahead <- data.frame()
told <- function(name, model, values) fits <<- rbind(fits, data.frame(
  series = name, model = model, param = names(values), value = sprintf("%.10g", values)))
forecasts <- function(name, model, mean, se, lo95, hi95) ahead <<- rbind(ahead, data.frame(
  series = name, model = model, h = seq_along(mean), mean = sprintf("%.10g", mean),
  se = se, lo95 = lo95, hi95 = hi95))

values <- data.frame()
for (name in names(series)) {
  season <- series[[name]][[1]]
  y <- ts(round(series[[name]][[2]], 2), frequency = season)
  values <- rbind(values, data.frame(series = name, season = season, time = seq_along(y), value = as.numeric(y)))

  smooth <- ets(y)
  told(name, smooth$method, c(loglik = smooth$loglik, aicc = smooth$aicc))
  f <- forecast(smooth, 12, level = 95)
  forecasts(name, smooth$method, f$mean, "", sprintf("%.10g", f$lower), sprintf("%.10g", f$upper))

  f <- thetaf(y, 12, level = 95)
  forecasts(name, "thetaf", f$mean, "", sprintf("%.10g", f$lower), sprintf("%.10g", f$upper))

  auto <- auto.arima(y)
  order <- arimaorder(auto)
  order <- c(order, P = 0, D = 0, Q = 0, Frequency = 1)[c("p", "d", "q", "P", "D", "Q", "Frequency")]
  if (length(arimaorder(auto)) > 3) order <- arimaorder(auto)
  names(order) <- paste0("order.", c("p", "d", "q", "P", "D", "Q", "Frequency"))
  told(name, "auto.arima", c(order, aicc = auto$aicc))

  o <- orders[[name]]
  fit <- arima(y, o[1:3], list(order = o[4:6], period = season), method = "ML", optim.control = list(reltol = 1e-12))
  label <- sprintf("arima(%d,%d,%d)(%d,%d,%d)[%d] ML", o[1], o[2], o[3], o[4], o[5], o[6], season)
  se <- sqrt(diag(fit$var.coef))
  both <- as.numeric(rbind(coef(fit), se))
  names(both) <- as.character(rbind(paste0("coef.", names(coef(fit))), paste0("se.", names(coef(fit)))))
  told(name, label, c(both, sigma2 = fit$sigma2, loglik = fit$loglik, aic = fit$aic))
  p <- predict(fit, 12)
  forecasts(name, label, p$pred, sprintf("%.10g", p$se), "", "")
}
keep <- function(table, file) {
  table$model <- if (is.null(table$model)) NULL else ifelse(grepl(",", table$model), dQuote(table$model, FALSE), table$model)
  write.csv(table, file, row.names = FALSE, quote = FALSE)
}
keep(values, "made_up_series.csv")
keep(fits, "made_up_fits.csv")
keep(ahead, "made_up_forecasts.csv")

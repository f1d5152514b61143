-- What the weather was and is going to be, by Open-Meteo.com (CC BY 4.0), so that forecasts do not wait for it.

CREATE TABLE weather_day (
    governorate       text NOT NULL,
    day               date NOT NULL,
    mean_temperature  real,
    least_temperature real,
    most_temperature  real,
    rain              real,
    asked_at          timestamptz NOT NULL,
    PRIMARY KEY (governorate, day)
);
COMMENT ON COLUMN weather_day.asked_at IS 'A day that was in the future then is a forecast, and asked for again.';

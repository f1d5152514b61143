package tn.shabou.orion.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.evaluation.StockRules;
import tn.shabou.orion.forecast.ensemble.PanelForecaster;
import tn.shabou.orion.forecast.ensemble.Request;

/**
 * What the command line asks for.
 *
 * @param traits file of what is known of the series besides; absent where there is none
 * @param models those to forecast with; several only to be judged beside each other
 * @param output absent when only an evaluation is wanted
 * @param stock by which rules stock is kept to judge forecasts; absent when it is not
 * @param openingStock file of what stock begins with; absent when that is found from forecasts
 * @param counts whether every series counts pieces; otherwise each is looked at
 */
record ForecastOptions(
        Path input,
        @Nullable Path traits,
        @Nullable Path output,
        Frequency frequency,
        int horizon,
        int season,
        List<String> models,
        int threads,
        boolean counts,
        boolean skipsBad,
        boolean evaluates,
        @Nullable StockRules stock,
        @Nullable Path openingStock) {

    private static final int LONGEST_HORIZON = 1_000;
    private static final int LONGEST_SEASON = 1_000;
    private static final int MOST_THREADS = 256;
    private static final Set<String> WITH_VALUE =
            Set.of(
                    "input",
                    "traits",
                    "output",
                    "frequency",
                    "horizon",
                    "season",
                    "model",
                    "threads",
                    "lead-time",
                    "stock",
                    "holding-cost",
                    "shortage-cost");
    private static final Set<String> OF_STOCK = Set.of("stock", "holding-cost", "shortage-cost");
    private static final Set<String> FLAGS = Set.of("count", "skip-bad", "evaluate");

    static final String HELP =
            """
            Usage: ./shabou forecast --input FILE.csv --frequency D|W|M|Q --horizon H --output FILE.csv
                                     [--traits FILE.csv] [--season S] [--model NAME] [--threads N] [--count]
                                     [--skip-bad]
                   ./shabou forecast --input FILE.csv --frequency D|W|M|Q --horizon H --evaluate [...]

            Forecasts any number of series, without a server or a database.

              --input      CSV with the columns series_id, time, value, in any order, rows in any order.
                           time: a date (2026-03-31; also 2026-03, 2026-W14, 2026-Q1 where the
                           frequency has them) or a whole number; value: empty where unknown.
                           A period that has no row is unknown too
              --traits     CSV with the columns series_id and any of category, brand, price, cars (on the
                           road that a part fits) and car_age (of those, in years): what is known of
                           series besides their values, each once, empty where unknown. Series of
                           pieces that have hardly sold are then told by others like them; so are
                           those that stand in this file only. Trees over all series of pieces
                           see what their categories sold, and the age of cars
              --output     CSV: series_id,h,mean,lo80,hi80,lo95,hi95,q0.5,q0.8,q0.9,q0.95,q0.99,model;
                           one row for each series and period ahead, after the last row of the series
              --frequency  one row a day, week, month or quarter
              --horizon    how many periods ahead
              --season     periods of one cycle, 1 for none; without it 7, 52, 12 or 4
              --model      auto (an ensemble, chosen by what the series are like), or one of
                           %s;
                           with --evaluate several, with commas between them: auto,ets,theta
              --threads    as many as there are processors, unless told; results never depend on it
              --count      every series counts pieces: whole numbers, none below zero. Without it a
                           series does if all its values are so
              --skip-bad   leave out rows that make no sense, instead of refusing the file
              --evaluate   hold out the last H periods of each series, forecast them, and print for each
                           class of demand and model how good that was, and what it cost in seconds of
                           one processor; forecasts are written only if --output is given as well,
                           and are then those of the held-out periods
              --lead-time  with --evaluate: also keep stock by forecasts through the held-out periods,
                           ordering in each what comes for the period that lies so many later, and
                           print what it costs: of each period after the lead time --holding-cost
                           (0.2) for a piece that is left, --shortage-cost (1) for one asked for in vain
              --stock      with --lead-time: CSV of what there is when the held-out periods begin, with the
                           columns series_id, on_hand, and any of on_order_1, on_order_2 and so on: what
                           comes at the beginning of the first held-out period, of the second, up to the
                           lead time. Without it each series begins with what its forecast calls for

            Ends with 0 when done, 1 when it could not be done, 2 when the command line makes no sense.
            """
                    .formatted(wrapped(PanelForecaster.models()));

    private static String wrapped(List<String> names) {
        var text = new StringBuilder();
        int width = 0;
        for (String name : names.subList(1, names.size())) {
            if (width > 70) {
                text.append("\n                           ");
                width = 0;
            }
            text.append(width == 0 ? "" : " ").append(name);
            width += name.length() + 1;
        }
        return text.toString();
    }

    static ForecastOptions parse(List<String> words) {
        var given = given(words);
        var frequency = frequency(needed(given, "frequency"));
        boolean evaluates = given.containsKey("evaluate");
        var models = models(given);
        if (models.size() > 1 && (!evaluates || given.containsKey("output"))) {
            throw new Misuse("several models belong to --evaluate, without --output");
        }
        if (!evaluates && !given.containsKey("output")) {
            throw new Misuse("say where the forecasts go: --output FILE.csv");
        }
        int horizon = number("horizon", needed(given, "horizon"), LONGEST_HORIZON);
        return new ForecastOptions(
                path(needed(given, "input")),
                given.containsKey("traits") ? path(needed(given, "traits")) : null,
                given.containsKey("output") ? path(needed(given, "output")) : null,
                frequency,
                horizon,
                given.containsKey("season")
                        ? number("season", needed(given, "season"), LONGEST_SEASON)
                        : frequency.season(),
                models,
                given.containsKey("threads")
                        ? number("threads", needed(given, "threads"), MOST_THREADS)
                        : Runtime.getRuntime().availableProcessors(),
                given.containsKey("count"),
                given.containsKey("skip-bad"),
                evaluates,
                stock(given, evaluates, horizon),
                given.containsKey("stock") ? path(needed(given, "stock")) : null);
    }

    /** What the words say of each option, by its name; of flags nothing. */
    private static Map<String, String> given(List<String> words) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String name =
                    word.startsWith("--")
                            ? word.substring(2, equals < 0 ? word.length() : equals)
                            : "";
            if (FLAGS.contains(name) && equals < 0) {
                put(given, name, "");
            } else if (WITH_VALUE.contains(name) && equals >= 0) {
                put(given, name, word.substring(equals + 1));
            } else if (WITH_VALUE.contains(name) && i + 1 < words.size()) {
                put(given, name, words.get(++i));
            } else if (WITH_VALUE.contains(name)) {
                throw new Misuse("--" + name + " needs a value");
            } else {
                throw new Misuse("unknown option " + word + "; see ./shabou forecast --help");
            }
        }
        return given;
    }

    private static @Nullable StockRules stock(
            Map<String, String> given, boolean evaluates, int horizon) {
        boolean costed = OF_STOCK.stream().anyMatch(given::containsKey);
        if (!given.containsKey("lead-time")) {
            if (costed) {
                throw new Misuse(
                        "--stock, --holding-cost and --shortage-cost belong to --lead-time");
            }
            return null;
        }
        int lead = number("lead-time", needed(given, "lead-time"), LONGEST_HORIZON);
        if (!evaluates || lead >= horizon) {
            throw new Misuse("--lead-time belongs to --evaluate, and is below --horizon");
        }
        return new StockRules(
                lead, money(given, "holding-cost", 0.2), money(given, "shortage-cost", 1));
    }

    private static double money(Map<String, String> given, String name, double usual) {
        String word = given.get(name);
        try {
            double money = word == null ? usual : Double.parseDouble(word);
            if (money > 0 && Double.isFinite(money)) {
                return money;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new Misuse("--%s is a number above 0, not %s".formatted(name, word));
    }

    private static void put(Map<String, String> given, String name, String value) {
        if (given.put(name, value) != null) {
            throw new Misuse("--" + name + " is given twice");
        }
    }

    private static String needed(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null || value.isBlank()) {
            throw new Misuse("--" + name + " is needed; see ./shabou forecast --help");
        }
        return value;
    }

    private static Frequency frequency(String word) {
        for (var frequency : Frequency.values()) {
            if (frequency.name().equalsIgnoreCase(word)) {
                return frequency;
            }
        }
        throw new Misuse("--frequency is D, W, M or Q, not " + word);
    }

    private static List<String> models(Map<String, String> given) {
        var models = List.of(given.getOrDefault("model", Request.AUTO).split(",", -1));
        for (String model : models) {
            if (!PanelForecaster.models().contains(model)) {
                throw new Misuse(
                        "no model is called %s; there are %s"
                                .formatted(model, String.join(", ", PanelForecaster.models())));
            }
            if (models.indexOf(model) != models.lastIndexOf(model)) {
                throw new Misuse("--model names %s twice".formatted(model));
            }
        }
        return models;
    }

    private static int number(String name, String word, int most) {
        try {
            int number = Integer.parseInt(word);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with the bounds.
        }
        throw new Misuse("--%s is a whole number from 1 to %d, not %s".formatted(name, most, word));
    }

    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new Misuse("not a file name: " + word);
        }
    }

    Request request(String model) {
        return new Request(season, frequency.depth(season), horizon, model);
    }
}

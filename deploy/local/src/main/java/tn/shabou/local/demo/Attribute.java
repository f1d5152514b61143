package tn.shabou.local.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A property of a part; its name ends with its unit, if it has one. */
sealed interface Attribute {

    Pattern RANGE = Pattern.compile("(-?[0-9.]+)-(-?[0-9.]+)");

    /** Appends itself as a member of a JSON object. */
    void draw(RandomGenerator random, StringBuilder json);

    /** Reads {@code hauteur_mm:60-140} or {@code type:plein/ventilé}. */
    static Attribute parse(String text) {
        var name = text.substring(0, text.indexOf(':'));
        var values = text.substring(name.length() + 1);
        var range = RANGE.matcher(values);
        return range.matches()
                ? new Measure(
                        name,
                        Double.parseDouble(range.group(1)),
                        Double.parseDouble(range.group(2)),
                        range.group(1).contains("."))
                : new Choice(name, List.of(values.split("/")));
    }

    /**
     * A number from a range.
     *
     * @param decimal whether it has one decimal, or none
     */
    record Measure(String name, double low, double high, boolean decimal) implements Attribute {

        @Override
        public void draw(RandomGenerator random, StringBuilder json) {
            var value = low + random.nextDouble() * (high - low);
            json.append('"').append(name).append("\":");
            if (decimal) {
                json.append(Math.round(value * 10) / 10.0);
            } else {
                json.append(Math.round(value));
            }
        }
    }

    /** One of some words. */
    record Choice(String name, List<String> words) implements Attribute {

        @Override
        public void draw(RandomGenerator random, StringBuilder json) {
            var word = words.get(random.nextInt(words.size()));
            json.append('"').append(name).append("\":\"").append(word).append('"');
        }
    }
}

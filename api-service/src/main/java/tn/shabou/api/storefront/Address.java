package tn.shabou.api.storefront;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of a list, of which those of its neighbours are made: with one filter more, less, or
 * other.
 *
 * @param path such as {@code /fr/pieces}
 */
record Address(String path, List<Parameter> parameters) {

    /** One name and one value. */
    record Parameter(String name, String value) {}

    private static final Set<String> OF_PAGES = Set.of("cursor");

    /** Several values of a parameter may be written in one, with commas between. */
    private static final Set<String> LISTS = Set.of("brand", "category", "tier");

    static Address of(String path, MultivaluedMap<String, String> query, Set<String> known) {
        var parameters = new ArrayList<Parameter>();
        query.forEach((name, values) -> {
            if (known.contains(name)) {
                values.stream()
                        .flatMap(value ->
                                LISTS.contains(name)
                                        ? Arrays.stream(value.split(","))
                                        : Stream.of(value))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .forEach(value -> parameters.add(new Parameter(name, value)));
            }
        });
        return new Address(path, List.copyOf(parameters));
    }

    Address at(String otherPath) {
        return new Address(otherPath, parameters);
    }

    boolean has(String name, String value) {
        return parameters.contains(new Parameter(name, value));
    }

    Address with(String name, String value) {
        var all = new ArrayList<>(without(name).parameters);
        all.add(new Parameter(name, value));
        return new Address(path, all);
    }

    Address without(String... names) {
        var gone = Set.of(names);
        return keeping(parameter -> !gone.contains(parameter.name()));
    }

    Address without(Parameter one) {
        return keeping(parameter -> !parameter.equals(one));
    }

    /** With that value when it was without, and the other way round; on its first page. */
    Address toggled(String name, String value) {
        var one = new Parameter(name, value);
        if (parameters.contains(one)) {
            return firstPage().without(one);
        }
        var all = new ArrayList<>(firstPage().parameters);
        all.add(one);
        return new Address(path, all);
    }

    Address firstPage() {
        return keeping(parameter -> !OF_PAGES.contains(parameter.name()));
    }

    String href() {
        return parameters.isEmpty()
                ? path
                : parameters.stream()
                        .map(parameter ->
                                encoded(parameter.name()) + "=" + encoded(parameter.value()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    private Address keeping(Predicate<Parameter> wanted) {
        return new Address(path, parameters.stream().filter(wanted).toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

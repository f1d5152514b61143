package tn.shabou.api.columns;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** A column by which products are ordered, and by the id where it is the same. */
enum Column {
    PRICE {
        @Override
        int compareValues(Rows rows, int a, int b) {
            return Long.compare(rows.prices()[a], rows.prices()[b]);
        }

        @Override
        IntUnaryOperator compareTo(Rows rows, String value) {
            long price = new BigDecimal(value).movePointRight(DECIMALS).longValueExact();
            return row -> Long.compare(rows.prices()[row], price);
        }

        @Override
        String value(Rows rows, int row) {
            return BigDecimal.valueOf(rows.prices()[row], DECIMALS).toPlainString();
        }
    },
    NAME {
        @Override
        int compareValues(Rows rows, int a, int b) {
            int slot = rows.names()[a];
            int comparison = Integer.compare(slot, rows.names()[b]);
            return comparison != 0 || Names.isKnown(slot)
                    ? comparison
                    : Arrays.compareUnsigned(rows.name(a), rows.name(b));
        }

        @Override
        IntUnaryOperator compareTo(Rows rows, String value) {
            var name = value.getBytes(StandardCharsets.UTF_8);
            int slot = rows.dictionary().slot(name);
            return row -> {
                int comparison = Integer.compare(rows.names()[row], slot);
                return comparison != 0 || Names.isKnown(slot)
                        ? comparison
                        : Arrays.compareUnsigned(rows.name(row), name);
            };
        }

        @Override
        String value(Rows rows, int row) {
            return new String(rows.name(row), StandardCharsets.UTF_8);
        }
    },
    CREATED {
        @Override
        int compareValues(Rows rows, int a, int b) {
            return Long.compare(rows.created()[a], rows.created()[b]);
        }

        @Override
        IntUnaryOperator compareTo(Rows rows, String value) {
            var at = OffsetDateTime.parse(value).toInstant();
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
            return row -> Long.compare(rows.created()[row], micros);
        }

        @Override
        String value(Rows rows, int row) {
            return Instant.EPOCH
                    .plus(rows.created()[row], ChronoUnit.MICROS)
                    .atOffset(ZoneOffset.UTC)
                    .toString();
        }
    },
    POPULARITY {
        @Override
        int compareValues(Rows rows, int a, int b) {
            return Integer.compare(rows.popularity()[a], rows.popularity()[b]);
        }

        @Override
        IntUnaryOperator compareTo(Rows rows, String value) {
            int popularity = Integer.parseInt(value);
            return row -> Integer.compare(rows.popularity()[row], popularity);
        }

        @Override
        String value(Rows rows, int row) {
            return Integer.toString(rows.popularity()[row]);
        }
    };

    private static final int DECIMALS = 3;

    abstract int compareValues(Rows rows, int a, int b);

    /** How a row compares with a value in the words of {@link #value}. */
    abstract IntUnaryOperator compareTo(Rows rows, String value);

    abstract String value(Rows rows, int row);

    int compare(Rows rows, int a, int b) {
        int comparison = compareValues(rows, a, b);
        return comparison == 0 ? Integer.compare(rows.ids()[a], rows.ids()[b]) : comparison;
    }

    /** How a row compares with a place. */
    IntUnaryOperator compareTo(Rows rows, Place place) {
        var byValue = compareTo(rows, Objects.requireNonNull(place.value()));
        return row -> {
            int comparison = byValue.applyAsInt(row);
            return comparison == 0 ? Long.compare(rows.ids()[row], place.id()) : comparison;
        };
    }
}

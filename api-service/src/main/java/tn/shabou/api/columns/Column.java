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
            long price = thousandths(value);
            return row -> Long.compare(rows.prices()[row], price);
        }

        @Override
        int key(Rows rows, String value) {
            return priceKey(thousandths(value));
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
        int key(Rows rows, String value) {
            return rows.dictionary().slot(value.getBytes(StandardCharsets.UTF_8));
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
            long micros = micros(value);
            return row -> Long.compare(rows.created()[row], micros);
        }

        @Override
        int key(Rows rows, String value) {
            return createdKey(micros(value));
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
        int key(Rows rows, String value) {
            return Integer.parseInt(value);
        }

        @Override
        String value(Rows rows, int row) {
            return Integer.toString(rows.popularity()[row]);
        }
    };

    private static final int DECIMALS = 3;
    private static final int MICROS = 1_000_000;

    abstract int compareValues(Rows rows, int a, int b);

    /** How a row compares with a value in the words of {@link #value}. */
    abstract IntUnaryOperator compareTo(Rows rows, String value);

    /** What {@link Rows#keys} holds for a value in the words of {@link #value}. */
    abstract int key(Rows rows, String value);

    abstract String value(Rows rows, int row);

    static int priceKey(long thousandths) {
        return Math.clamp(thousandths, 0, Integer.MAX_VALUE);
    }

    static int createdKey(long micros) {
        return Math.clamp(micros / MICROS, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static long thousandths(String dinars) {
        return new BigDecimal(dinars).movePointRight(DECIMALS).longValueExact();
    }

    private static long micros(String moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, OffsetDateTime.parse(moment).toInstant());
    }

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

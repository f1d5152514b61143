package tn.shabou.orion.calendar;

import java.time.LocalDate;

/** Days that follow one another, both ends included. */
record Days(LocalDate first, LocalDate last) {

    Days {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(first + " is after " + last);
        }
    }

    static Days from(LocalDate first, int count) {
        return new Days(first, first.plusDays(count - 1L));
    }

    boolean hold(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(last);
    }
}

package tn.shabou.prospector.identity;

import java.util.Collections;
import java.util.Set;
import java.util.function.Predicate;

/** What two businesses' numbers say when they have none in common. */
final class PhoneNumbers {

    private PhoneNumbers() {}

    /** How they differ, the most telling first. */
    enum Difference {
        /** One is missing, or one number is in both. */
        NONE,
        /** By a slip of the finger. */
        SLIP,
        LANDLINES,
        MOBILES,
        /** Each tells what the other does not. */
        KINDS
    }

    static Difference between(Set<String> left, Set<String> right) {
        if (left.isEmpty() || right.isEmpty() || !Collections.disjoint(left, right)) {
            return Difference.NONE;
        }
        if (left.stream().anyMatch(one -> right.stream().anyMatch(other -> isSlip(one, other)))) {
            return Difference.SLIP;
        }
        if (bothHave(left, right, PhoneNumbers::isLandline)) {
            return Difference.LANDLINES;
        }
        return bothHave(left, right, number -> !isLandline(number))
                ? Difference.MOBILES
                : Difference.KINDS;
    }

    private static boolean bothHave(Set<String> left, Set<String> right, Predicate<String> kind) {
        return left.stream().anyMatch(kind) && right.stream().anyMatch(kind);
    }

    private static boolean isLandline(String number) {
        return number.startsWith("+2167") || number.startsWith("+2163");
    }

    /** Two neighbouring digits in the other order: lines in a row differ by a digit instead. */
    private static boolean isSlip(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int at = 0;
        while (at < one.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at < one.length() - 1
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && one.substring(at + 2).equals(other.substring(at + 2));
    }
}

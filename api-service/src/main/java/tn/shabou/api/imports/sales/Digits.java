package tn.shabou.api.imports.sales;

/** Digits of the Arabic and Persian scripts as those of ours. */
final class Digits {

    private Digits() {}

    static String western(String text) {
        if (text.chars().allMatch(c -> c < 0x660)) {
            return text;
        }
        var western = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c >= '٠' && c <= '٩' ? c - '٠' : c >= '۰' && c <= '۹' ? c - '۰' : -1;
            western.append(digit < 0 ? c : (char) ('0' + digit));
        }
        return western.toString();
    }
}

package tn.shabou.local.web;

/**
 * What a host sells, as it knows it.
 *
 * @param url absolute
 * @param amount with three decimals
 */
public record SoldPart(
        String url, String name, String sku, String amount, String currency, boolean inStock) {}

package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What shops call the button that puts a thing into the cart, and what their programs call it. */
final class BuyWords {

    private static final Vocabulary BUY =
            new Vocabulary(
                    Pattern.compile(
                            "pre-?order|précommander|vorbestellen|preordina|予約|add.{0,3}to.{0,3}(?:cart|basket|bag|trolley)|addtocart|addcart|add_cart|buy ?(?:it )?now|buy-?(?:box|button|btn)|buy_btn|btn-?buy|button-cart|single_add"
                                    + "|ajouter au panier|acheter|panier|commander|in den (?:warenkorb|einkaufswagen)|jetzt kaufen|carrello|aggiungi|acquista"
                                    + "|carrito|añadir a la|agregar al|comprar|carrinho|adicionar ao|winkelwagen|in winkelmand|koszyk|do košíku|košík|do koša|v košarico|u košaricu"
                                    + "|(?:hozzáad|kosár)|lägg i|kjøp|legg i|dodaj do|do koszyka|přidat do|koupit|vložiť do|in den korb|in mijn winkel|bestellen|osta\\b|lisa ostukorvi|į krepšelį|ielikt grozā|στο καλάθι|добави в|sepete|satın|加購|加到購物|加入购|购买|購入|買い物かご|구매하기|구매|thêm vào|mua hàng|beli sekarang|keranjang|หยิบใส่|سلة|خرید|افزودن|köp|læg i kurv|kjøp|lisää ostoskoriin|\\bkup\\b|adaugă în coș|adauga in cos|kosárba|sepete ekle|satın al"
                                    + "|купить|в корзину|купити|в кошик|أضف|إضافة إلى|اشتر|شراء|הוסף|לסל|קנה"
                                    + "|加入購物車|加入购物车|放入購物車|立即購買|立即购买|直接購買|我要買|カートに入れる|カートへ|今すぐ買う|장바구니|바로구매|mua ngay|thêm vào giỏ",
                            CASE_INSENSITIVE | UNICODE_CASE));

    /** Characters of what stands on a button. */
    private static final int LONGEST = 40;

    private BuyWords() {}

    /** Elements that look like a button to buy, whether it works or not. */
    static Stream<Element> buttons(Document document) {
        return document
                .select(
                        "button, input[type=submit], input[type=button], input[type=image], a[class], a[id], a[href^=javascript:], [role=button], [onclick]")
                .stream()
                .filter(BuyWords::speaksOfBuying);
    }

    private static boolean speaksOfBuying(Element e) {
        var text = e.text();
        return BUY.isIn(
                Visibility.names(e)
                        + ' '
                        + e.attr("value")
                        + ' '
                        + e.attr("name")
                        + ' '
                        + e.attr("title")
                        + ' '
                        + e.attr("alt")
                        + ' '
                        + (text.length() < LONGEST ? text : ""));
    }
}

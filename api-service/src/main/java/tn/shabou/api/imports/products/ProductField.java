package tn.shabou.api.imports.products;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a column of a product file may hold, and what shops call it. Also the columns of an export,
 * in order.
 */
enum ProductField {
    SKU(
            Kind.TEXT,
            100,
            "reference,ref,code,code article,article,produit,product,code produit,reference interne,ref interne,part"
                    + " number,item number,numero"),
    NAME(
            Kind.TEXT,
            300,
            "nom,designation,libelle,titre,title,name fr,nom fr,nom du produit,product name"),
    NAME_AR(Kind.OPTIONAL_TEXT, 300, "nom ar,nom arabe,designation arabe,arabic name,الاسم"),
    DESCRIPTION(Kind.OPTIONAL_TEXT, 20_000, "description fr,descriptif,details"),
    BRAND(Kind.TEXT, 200, "marque,fabricant,manufacturer,maker"),
    CATEGORY(Kind.TEXT, 200, "categorie,famille,family,rayon,sous famille"),
    QUALITY(Kind.TEXT, 40, "qualite,quality tier,niveau de qualite,type de piece"),
    PRICE(
            Kind.NUMBER,
            40,
            "prix,prix tnd,price tnd,prix de vente,prix vente,prix ttc,prix de vente ttc,prix vente ttc,pv,pv ttc,prix"
                    + " public,tarif,sale price,selling price"),
    COST(
            Kind.NUMBER,
            40,
            "cout,cost price,prix d achat,prix achat,pa,pa ht,prix de revient,cost tnd"),
    STOCK(
            Kind.NUMBER,
            40,
            "quantite,quantity,qte,qty,stock quantity,quantite en stock,stock disponible,qte stock"),
    LISTED(Kind.TEXT, 20, "actif,active,publie,published,visible,en ligne"),
    IMAGE(Kind.OPTIONAL_TEXT, 1000, "image url,imageurl,url image,photo"),
    ATTRIBUTES(Kind.TEXT, 10_000, "attributs,caracteristiques,specifications"),
    MPN(
            Kind.NUMBERS,
            2000,
            "reference fabricant,ref fabricant,numero fabricant,manufacturer part number"),
    EAN(Kind.NUMBERS, 2000, "gtin,ean13,ean 13,code barre,code barres,barcode"),
    OE(
            Kind.NUMBERS,
            10_000,
            "oem,oe number,oem number,reference oe,references oe,reference origine,references origine,reference d"
                    + " origine,references d origine,numero oe,numero d origine,ref origine"),
    CROSS(
            Kind.NUMBERS,
            10_000,
            "cross reference,cross references,references croisees,equivalences,equivalent,equivalents,references"
                    + " equivalentes"),
    SUPERSEDED(
            Kind.NUMBERS,
            2000,
            "remplace,remplacee,anciennes references,ancienne reference,replaces");

    /** How the cells of a field are read. */
    enum Kind {
        TEXT,
        OPTIONAL_TEXT,
        NUMBER,
        /** Part numbers with their makers. */
        NUMBERS
    }

    private final Kind kind;
    private final int longest;
    private final List<String> aliases;

    ProductField(Kind kind, int longest, String aliases) {
        this.kind = kind;
        this.longest = longest;
        this.aliases = List.of(aliases.split(","));
    }

    /** Its name in files, in JSON and in {@code product_fields()}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Kind kind() {
        return kind;
    }

    /** How many characters a cell may have. */
    int longest() {
        return longest;
    }

    /** What else the column may be called, folded by {@link Folded}; the likeliest first. */
    List<String> aliases() {
        return aliases;
    }

    /** Whether a part can do without. */
    boolean isClearable() {
        return kind == Kind.OPTIONAL_TEXT || kind == Kind.NUMBERS || this == COST;
    }

    static Optional<ProductField> ofKey(String key) {
        return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
    }
}

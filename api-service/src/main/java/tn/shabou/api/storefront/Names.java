package tn.shabou.api.storefront;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import tn.shabou.api.enquiries.EnquiryState;
import tn.shabou.api.fit.FitVerdict.Verdict;
import tn.shabou.api.http.Language;
import tn.shabou.api.pages.Written;
import tn.shabou.api.products.Equivalents.Basis;
import tn.shabou.api.products.Equivalents.Equivalent;
import tn.shabou.model.Money;

/** What readers call the codes of the catalogue. */
@TemplateExtension
final class Names {

    private Names() {}

    /** Of a quality tier. */
    static String tier(String code, Language language) {
        var said = Said.part(language);
        return switch (code) {
            case "GENUINE" -> said.tierGENUINE();
            case "OEM" -> said.tierOEM();
            case "USED" -> said.tierUSED();
            default -> said.tierAFTERMARKET();
        };
    }

    /** Of a kind of part numbers. */
    static String numberKind(String code, Language language) {
        var said = Said.part(language);
        return switch (code) {
            case "SKU" -> said.kindSKU();
            case "MPN" -> said.kindMPN();
            case "OE" -> said.kindOE();
            case "CROSS" -> said.kindCROSS();
            case "SUPERSEDED" -> said.kindSUPERSEDED();
            default -> code;
        };
    }

    static String fuel(String code, Language language) {
        var said = Said.car(language);
        return switch (code) {
            case "PETROL" -> said.fuelPETROL();
            case "DIESEL" -> said.fuelDIESEL();
            case "LPG" -> said.fuelLPG();
            case "HYBRID" -> said.fuelHYBRID();
            default -> said.fuelELECTRIC();
        };
    }

    static String named(Verdict verdict, Language language) {
        var said = Said.part(language);
        return switch (verdict) {
            case FITS -> said.fits();
            case DOES_NOT_FIT -> said.fitsNot();
            case TO_CHECK -> said.toCheck();
        };
    }

    /** The icon of a verdict. */
    static String sign(Verdict verdict) {
        return switch (verdict) {
            case FITS -> "check";
            case DOES_NOT_FIT -> "cross";
            case TO_CHECK -> "question";
        };
    }

    /** What another part costs more or less, and why it may stand for this one. */
    static String comparedWithPart(Equivalent other, Language language) {
        var said = Said.part(language);
        var why = other.basis() == Basis.SAME_NUMBER ? said.sameNumber() : said.sameVehicle();
        return versus(other.part().difference(), said) + " · " + why;
    }

    private static String versus(Money difference, PartMessages said) {
        var amount = Written.dinars(difference.amount().abs());
        return switch (difference.amount().signum()) {
            case 0 -> said.samePrice();
            case 1 -> said.dearer(amount);
            default -> said.cheaper(amount);
        };
    }

    static String said(EnquiryState state, Language language) {
        var said = Said.ask(language);
        return switch (state) {
            case NEW -> said.stateNEW();
            case ANSWERED -> said.stateANSWERED();
            case ORDERED -> said.stateORDERED();
            case DONE -> said.stateDONE();
            case CANCELLED -> said.stateCANCELLED();
        };
    }

    /** The questions that lead to a car. */
    @TemplateExtension(namespace = "steps")
    static List<String> all(Language language) {
        var said = Said.car(language);
        return List.of(said.stepMake(), said.stepModel(), said.stepGeneration(), said.stepEngine());
    }
}

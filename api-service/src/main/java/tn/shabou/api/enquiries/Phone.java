package tn.shabou.api.enquiries;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import tn.shabou.api.http.Problem;

/** Telephone numbers as customers type them. */
final class Phone {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phone() {}

    /**
     * The number as E.164. Without a country code it is a Tunisian one.
     *
     * @throws Problem when nobody could be called by it
     */
    static String e164(String typed) {
        try {
            var number = NUMBERS.parse(typed, "TN");
            if (NUMBERS.isValidNumber(number)) {
                return NUMBERS.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException _) {
            // Told below, like a number that cannot be.
        }
        throw new Problem(
                EnquiryProblem.ENQUIRY_PHONE_UNUSABLE,
                "Give eight digits for a Tunisian number, or a number with its country code, such as +213 …");
    }
}

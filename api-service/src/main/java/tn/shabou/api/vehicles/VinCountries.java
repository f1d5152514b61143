package tn.shabou.api.vehicles;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which country gave the first two characters of a VIN (ISO 3780). */
final class VinCountries {

    private static final String ORDER = "ABCDEFGHJKLMNPRSTUVWXYZ1234567890";

    private record Range(String from, String to, String country) {

        boolean contains(String code) {
            return BY_CODE.compare(from, code) <= 0 && BY_CODE.compare(code, to) <= 0;
        }
    }

    private static final Comparator<String> BY_CODE =
            Comparator.comparingInt((String code) -> ORDER.indexOf(code.charAt(0)))
                    .thenComparingInt(code -> ORDER.indexOf(code.charAt(1)));

    private static final List<Range> RANGES =
            """
            AA-AH ZA|CA-CE BJ|CF-CK MG|CL-CR TN|DA-DE EG|DF-DK MA|JA-J0 JP|KA-KE LK|KF-KK IL|KL-KR KR|KS-KW KZ
            LA-L0 CN|MA-ME IN|MF-MK ID|ML-MR TH|MS-MS MM|MX-M0 KR|NA-NE IR|NF-NK PK|NL-NR TR|PA-PE PH|PF-PK SG
            PL-PR MY|RA-RE AE|RF-RK TW|RL-RR VN|SA-SM GB|SN-ST DE|SU-SZ PL|S1-S4 LV|TA-TH CH|TJ-TP CZ|TR-TV HU
            TW-T1 PT|UH-UM DK|UN-UT IE|UU-UZ RO|U5-U7 SK|VA-VE AT|VF-VR FR|VS-VW ES|VX-V2 RS|V3-V5 HR|V6-V0 EE
            WA-W0 DE|XA-XE BG|XF-XK GR|XL-XR NL|XS-XW RU|XX-X2 LU|X3-X0 RU|YA-YE BE|YF-YK FI|YS-YW SE|Y3-Y5 BY
            Y6-Y0 UA|ZA-ZR IT|1A-10 US|2A-20 CA|3A-3W MX|4A-40 US|5A-50 US|6A-6W AU|7A-7E NZ|8A-8E AR|8F-8K CL
            9A-9E BR|9F-9K CO|9S-9W UY|93-99 BR
            """
                    .lines()
                    .flatMap(line -> List.of(line.split("\\|")).stream())
                    .map(range ->
                            new Range(
                                    range.substring(0, 2),
                                    range.substring(3, 5),
                                    range.substring(6)))
                    .toList();

    private VinCountries() {}

    /** Its ISO 3166 code; empty where the code was given to nobody that we know. */
    static Optional<String> of(Vin vin) {
        var code = vin.text().substring(0, 2);
        return RANGES.stream()
                .filter(range -> range.contains(code))
                .findFirst()
                .map(Range::country);
    }
}

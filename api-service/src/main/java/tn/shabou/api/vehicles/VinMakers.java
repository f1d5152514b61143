package tn.shabou.api.vehicles;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The makers of the cars on Tunisian roads by the first three characters of a VIN, and what some of
 * them say in the next ones. Makers publish little of it, so what follows from it is likely, not
 * sure.
 */
final class VinMakers {

    /**
     * @param makes their slugs; Great Wall and Haval share a code
     * @param saysYear whether place 10 is the model year on cars sold outside America
     */
    record Maker(List<String> makes, boolean saysYear) {}

    /** One model that a maker's VIN may speak of. */
    private record Pattern(String make, int at, String code, List<String> models) {

        boolean matches(Vin vin) {
            return vin.text().startsWith(code, at - 1);
        }
    }

    /** Makes, whether they say the year, codes. */
    private static final Map<String, Maker> MAKERS =
            """
            peugeot - VF3 VR3
            citroen - VF7 VR7
            renault - VF1 VF2 VF6 NM1 X7L 93Y
            dacia - UU1 VGA
            volkswagen y WVW WV1 WV2 WV3 3VW 9BW AAV LSV LFV VWV XW8
            audi y WAU TRU WUA
            seat y VSS
            skoda y TMB
            bmw - WBA WBS WBY
            mercedes-benz - WDB WDC WDD WDF W1K W1N W1V WMX VSA 8AC
            opel y W0L W0V VSX VXK
            ford - WF0 VS6 NM0 AFA MNB MNC
            fiat - ZFA ZFC NM4 9BD
            iveco - ZCF
            land-rover y SAL
            mg y LSJ SAR
            toyota - JTD JTE JTF JTM JTN JT1 AHT MR0 SB1 NMT VNK
            nissan - JN1 JN6 JN8 SJN VSK MDH 3N1 ADN MNT
            honda y JHM SHH NLA MRH MAK
            mazda - JMZ JM1 MM7 MM8
            mitsubishi y JMB JMY MMB MMC MMT
            suzuki - JSA TSM MA3 MBH MHY
            isuzu y JAA JAL JAM MPA
            hyundai y KMH KMF KMJ MAL NLH TMA LBE Z94
            kia y KNA KNB KNC KND KNE KNH U5Y U6Y LJD
            chevrolet y KL1 KLA
            ssangyong y KPT KPA KPB
            chery y LVV LVT
            geely y L6T LB3 LB2
            great-wall,haval y LGW
            tata y MAT
            mahindra y MA1
            """
                    .lines()
                    .map(line -> line.split(" "))
                    .flatMap(words ->
                            Arrays.stream(words)
                                    .skip(2)
                                    .map(code ->
                                            Map.entry(
                                                    code,
                                                    new Maker(
                                                            List.of(words[0].split(",")),
                                                            words[1].equals("y")))))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Make, place, code, models. */
    private static final List<Pattern> PATTERNS =
            """
            volkswagen 4 ZZZ1J Golf|volkswagen 4 ZZZ1K Golf,Jetta|volkswagen 4 ZZZ5K Golf|volkswagen 4 ZZZAU Golf
            volkswagen 4 ZZZ16 Jetta|volkswagen 4 ZZZ6N Polo|volkswagen 4 ZZZ9N Polo|volkswagen 4 ZZZ6R Polo
            volkswagen 4 ZZZ6C Polo|volkswagen 4 ZZZAW Polo|volkswagen 4 ZZZ3B Passat|volkswagen 4 ZZZ3C Passat
            volkswagen 4 ZZZ3G Passat|volkswagen 4 ZZZ5N Tiguan|volkswagen 4 ZZZAD Tiguan|volkswagen 4 ZZZ1T Touran
            volkswagen 4 ZZZ2K Caddy|volkswagen 4 ZZZ9K Caddy|volkswagen 4 ZZZ2H Amarok|volkswagen 4 ZZZ7H Transporter
            volkswagen 4 ZZZ70 Transporter
            audi 4 ZZZ8L A3|audi 4 ZZZ8P A3|audi 4 ZZZ8V A3|audi 4 ZZZ8D A4|audi 4 ZZZ8E A4|audi 4 ZZZ8K A4|audi 4 ZZZF4 A4
            seat 4 ZZZ6K Ibiza,Cordoba|seat 4 ZZZ6L Ibiza,Cordoba|seat 4 ZZZ6J Ibiza|seat 4 ZZZKJ Ibiza,Arona
            seat 4 ZZZ1M Leon|seat 4 ZZZ1P Leon|seat 4 ZZZ5F Leon|seat 4 ZZZ5FP Ateca
            skoda 4 ZZZ6Y Fabia|skoda 4 ZZZ5J Fabia|skoda 4 ZZZNJ Fabia|skoda 4 ZZZ1U Octavia|skoda 4 ZZZ1Z Octavia
            skoda 4 ZZZ5E Octavia|skoda 4 ZZZNH Rapid
            fiat 4 176 Punto|fiat 4 188 Punto|fiat 4 199 Grande Punto,Punto|fiat 4 169 Panda|fiat 4 312 Panda,500
            fiat 4 223 Doblo|fiat 4 263 Doblo|fiat 4 225 Fiorino|fiat 4 178 Palio,Siena|fiat 4 146 Uno|fiat 4 323 Linea
            fiat 4 356 Tipo|fiat 4 230 Ducato|fiat 4 244 Ducato|fiat 4 250 Ducato
            renault 5 B Clio,Symbol|renault 5 R Clio|renault 5 M Megane,Scenic|renault 5 Z Megane,Fluence,Scenic
            renault 5 A Megane,Scenic,Master|renault 5 C Kangoo|renault 5 W Kangoo|renault 5 L Trafic|renault 5 D Master
            renault 5 G Laguna|renault 5 T Laguna
            dacia 4 LS Logan|dacia 4 KS Logan|dacia 4 FS Logan|dacia 4 US Logan|dacia 4 BS Sandero|dacia 4 HS Duster
            peugeot 4 1 106|peugeot 4 2 206|peugeot 4 W 207|peugeot 4 C 208|peugeot 4 3 307|peugeot 4 4 308
            peugeot 4 7 306,Partner|peugeot 4 8 406|peugeot 4 6 407|peugeot 4 G Partner
            citroen 4 S Saxo,C3|citroen 4 F C3|citroen 4 L C4|citroen 4 N Xsara,C4|citroen 4 D C5|citroen 4 R C5
            citroen 4 G Berlingo|citroen 4 7 Berlingo|citroen 4 J C2|citroen 4 U C4 Picasso
            """
                    .lines()
                    .flatMap(line -> Arrays.stream(line.split("\\|")))
                    .map(line -> line.split(" ", 4))
                    .map(words ->
                            new Pattern(
                                    words[0],
                                    Integer.parseInt(words[1]),
                                    words[2],
                                    List.of(words[3].split(","))))
                    .toList();

    private VinMakers() {}

    static Optional<Maker> of(Vin vin) {
        return Optional.ofNullable(MAKERS.get(vin.maker()));
    }

    /** Names of the models that it may be; none when the maker's pattern is not known. */
    static List<String> models(Vin vin, Maker maker) {
        return PATTERNS.stream()
                .filter(pattern -> maker.makes.contains(pattern.make) && pattern.matches(vin))
                .flatMap(pattern -> pattern.models.stream())
                .distinct()
                .toList();
    }
}

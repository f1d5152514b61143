package tn.shabou.orion.weather;

/** The governorates of Tunisia, each by the place of its chief town. */
public enum Governorate {
    ARIANA(36.86, 10.19),
    BEJA(36.73, 9.18),
    BEN_AROUS(36.75, 10.22),
    BIZERTE(37.27, 9.87),
    GABES(33.88, 10.10),
    GAFSA(34.43, 8.78),
    JENDOUBA(36.50, 8.78),
    KAIROUAN(35.68, 10.10),
    KASSERINE(35.17, 8.84),
    KEBILI(33.70, 8.97),
    KEF(36.18, 8.71),
    MAHDIA(35.50, 11.06),
    MANOUBA(36.81, 10.10),
    MEDENINE(33.35, 10.51),
    MONASTIR(35.78, 10.83),
    NABEUL(36.46, 10.74),
    SFAX(34.74, 10.76),
    SIDI_BOUZID(35.04, 9.48),
    SILIANA(36.08, 9.37),
    SOUSSE(35.83, 10.64),
    TATAOUINE(32.93, 10.45),
    TOZEUR(33.92, 8.13),
    TUNIS(36.80, 10.18),
    ZAGHOUAN(36.40, 10.14);

    private final double latitude;
    private final double longitude;

    Governorate(double latitude, double longitude) {
        this.latitude = latitude;
        this.longitude = longitude;
    }

    double latitude() {
        return latitude;
    }

    double longitude() {
        return longitude;
    }
}

package tn.shabou.prospector.identity;

/** A place on the globe, in degrees. */
public record Position(double latitude, double longitude) {

    private static final double METRES_PER_DEGREE = 111_195;

    /** In metres; exact enough within a country. */
    double metresTo(Position other) {
        double north = latitude - other.latitude;
        double east =
                (longitude - other.longitude)
                        * Math.cos(Math.toRadians((latitude + other.latitude) / 2));
        return METRES_PER_DEGREE * Math.hypot(north, east);
    }
}

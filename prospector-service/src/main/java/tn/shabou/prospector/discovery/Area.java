package tn.shabou.prospector.discovery;

import java.util.List;

/** A rectangle of degrees. */
record Area(double west, double south, double east, double north) {

    /**
     * @param degrees west, south, east, north
     */
    static Area of(List<Double> degrees) {
        if (degrees.size() != 4) {
            throw new IllegalArgumentException("an area is west,south,east,north: " + degrees);
        }
        return new Area(degrees.get(0), degrees.get(1), degrees.get(2), degrees.get(3));
    }

    boolean holds(double latitude, double longitude) {
        return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
    }
}

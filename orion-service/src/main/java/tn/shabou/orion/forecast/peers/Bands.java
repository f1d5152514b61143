package tn.shabou.orion.forecast.peers;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import tn.shabou.orion.forecast.panel.Traits;

/** Where numbers are cut into low, middle and high. */
record Bands(Thirds price, Thirds cars, Thirds carAge) {

    static Bands of(List<Traits> panel) {
        return new Bands(
                Thirds.of(Thirds.Measure.PRICE, panel),
                Thirds.of(Thirds.Measure.CARS, panel),
                Thirds.of(Thirds.Measure.CAR_AGE, panel));
    }

    void write(DataOutput out) throws IOException {
        price.write(out);
        cars.write(out);
        carAge.write(out);
    }

    static Bands read(DataInput in) throws IOException {
        return new Bands(
                Thirds.read(Thirds.Measure.PRICE, in),
                Thirds.read(Thirds.Measure.CARS, in),
                Thirds.read(Thirds.Measure.CAR_AGE, in));
    }
}

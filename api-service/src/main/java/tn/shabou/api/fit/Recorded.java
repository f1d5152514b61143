package tn.shabou.api.fit;

import java.util.List;

/**
 * What the catalogue records of a part's cars.
 *
 * @param universal whether the part is marked as made for every car
 * @param forAnyCar whether there is any fitment, be it for another car
 * @param fitments those for the car in question
 */
record Recorded(boolean universal, boolean forAnyCar, List<Fitment> fitments) {}

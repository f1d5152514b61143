package tn.shabou.prospector;

/** Breaks: the prospector needs no other service. */
public final class PlantedNeighbour {
    tn.shabou.orion.PlantedNeighbour orion;
}

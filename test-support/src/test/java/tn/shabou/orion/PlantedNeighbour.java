package tn.shabou.orion;

/** Breaks: Orion needs no other service. */
public final class PlantedNeighbour {
    tn.shabou.api.PlantedNeighbour api;
}

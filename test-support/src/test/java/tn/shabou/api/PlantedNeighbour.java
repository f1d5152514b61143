package tn.shabou.api;

/** Breaks: the API needs no agent. */
public final class PlantedNeighbour {
    tn.shabou.prospector.PlantedNeighbour prospector;
}

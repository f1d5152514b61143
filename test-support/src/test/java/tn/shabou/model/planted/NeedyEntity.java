package tn.shabou.model.planted;

/** Breaks: the shared model needs nothing. */
final class NeedyEntity {
    tn.shabou.local.database.Database database;
}

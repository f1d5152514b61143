package tn.shabou.orion.calendar;

/** Why a day is not like others. */
public enum Occasion {
    /** A public holiday of the solar calendar. */
    NATIONAL_DAY,
    /** The month of fasting, up to the day before Aïd el-Fitr. */
    RAMADAN,
    AID_EL_FITR,
    AID_EL_IDHA,
    HIJRI_NEW_YEAR,
    /** The birthday of the Prophet. */
    MOULED,
    SCHOOL_HOLIDAY;

    /** Whether offices are closed on it. */
    public boolean isPublicHoliday() {
        return this != RAMADAN && this != SCHOOL_HOLIDAY;
    }
}

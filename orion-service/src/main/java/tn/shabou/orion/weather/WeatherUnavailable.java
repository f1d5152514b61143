package tn.shabou.orion.weather;

/** There is no weather to be had, for the reason in the message. */
final class WeatherUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean mayPass;

    /**
     * @param mayPass whether another try may help
     */
    WeatherUnavailable(String reason, boolean mayPass) {
        super(reason, null, false, false);
        this.mayPass = mayPass;
    }

    boolean mayPass() {
        return mayPass;
    }
}

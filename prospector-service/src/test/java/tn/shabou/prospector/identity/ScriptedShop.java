package tn.shabou.prospector.identity;

/** A business at its place, as one source or another tells it. */
final class ScriptedShop implements Cloneable {
    int id;
    String name = "";
    String arabic = "";
    String phone = "";
    String mobile = "";
    String host = "";
    String email = "";
    String tax = "";
    String account = "";
    String street = "";
    String[] city = FreshWords.CITIES[0];
    double latitude;
    double longitude;

    ScriptedShop copy() {
        try {
            return (ScriptedShop) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}

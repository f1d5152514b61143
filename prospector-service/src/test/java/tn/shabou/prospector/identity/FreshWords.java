package tn.shabou.prospector.identity;

/** Names, streets, towns and trades of {@link FreshLeadsScript}. */
final class FreshWords {

    static final String[] NAMES = {
        "Univers|Univer|يونيفار", "Chaouch|Chaouech|شاوش", "Ben Romdhane|Benromdhane|بن رمضان",
                "Gafsi|El Gafsi|القفصي",
        "Méchergui|Mechergui|المشرقي", "Tlili|Telili|التليلي", "Hosni|Housni|حسني",
                "Ouertani|Wertani|الورتاني",
        "Ennakhil|Nakhil|النخيل", "Errachid|Rachid Auto|الرشيد",
                "Sidi Mansour|Sidi Mansor|سيدي منصور", "Jerba Mobil|Djerba Mobil|جربة موبيل",
        "Cap Bon|Capbon|الوطن القبلي", "Hannibal|Hanibal|حنبعل", "Elyssa|Elissa|عليسة",
                "Jugurtha|Yugurtha|يوغرطة",
        "Bougatef|Bou Gatef|بوقطف", "Laabidi|El Abidi|العبيدي", "Rezgui|Rzigui|الرزقي",
                "Missaoui|Missawi|الميساوي",
        "Chouchane|Chouchene|شوشان", "Haddad|El Haddad|الحداد", "Ben Youssef|Benyoussef|بن يوسف",
                "Guizani|Gizani|القيزاني",
        "Nouri|Ennouri|النوري", "Tounsi|Ettounsi|التونسي", "Saidani|Essaidani|السعيداني",
                "Kammoun|Kamoun|كمون",
        "Express Pièces|Express Pieces|إكسبريس", "Top Frein|TopFrein|توب فران",
                "Optima|Optimal|أوبتيما", "Mécatech|Meca Tech|ميكاتاك",
        "Zaghouani|Ezzaghouani|الزغواني", "Mathlouthi|Mathlouti|المثلوثي",
                "Ben Amor|Benamor|بن عمر", "Boughanmi|Boughanemi|بوغانمي",
        "Soltani|Essoltani|السلطاني", "Lahmar|Lahmer|الأحمر", "Abassi|El Abbassi|العباسي",
                "Chtioui|Chetioui|الشتيوي",
    };

    static final String[] STREETS = {
        "rue de Palestine", "avenue de la République", "rue Hédi Chaker", "avenue Ali Balhouane",
        "rue des Orangers", "route de Kélibia", "avenue de l'Environnement", "rue Ibn Jazzar",
        "rue du Sahara", "route de Zarzis", "avenue des Martyrs", "rue El Moez",
    };

    static final String[][] CITIES = {
        {"Monastir", "Monastir", "35.7643", "10.8113", "73"},
        {"Mahdia", "Mahdia", "35.5047", "11.0622", "73"},
        {"Béja", "Béja", "36.7256", "9.1817", "78"},
        {"Gafsa", "Gafsa", "34.4250", "8.7842", "76"},
        {"Zarzis", "Médenine", "33.5041", "11.1122", "75"},
        {"Le Kef", "Le Kef", "36.1742", "8.7049", "78"},
        {"Manouba", "Manouba", "36.8081", "10.0972", "71"},
        {"Kélibia", "Nabeul", "36.8476", "11.0939", "72"},
    };

    static final String[][] TRADES = {
        {"Pièces Auto", "Pièces Détachées", "Auto Parts", "قطع غيار"},
        {"Garage", "Atelier Mécanique", "Réparation Auto", "تصليح سيارات"},
        {"Batteries", "Électricité Auto", "Batterie Service", "بطاريات"},
    };

    static final String[] MAKES = {"Peugeot", "Renault", "Volkswagen", "Kia", "Isuzu", "Fiat"};

    private FreshWords() {}
}

package tn.shabou.prospector.identity;

/** Names, streets, towns and trades of {@link LabelledLeadsScript}. */
final class LabelledWords {

    static final String[] NAMES = {
        "Ben Salah|Bensalah|بن صالح", "Trabelsi|Traboulsi|الطرابلسي", "El Amen|Al Amen|الأمان",
                "Gharbi|Elgharbi|الغربي",
        "Jaziri|Al Jaziri|الجزيري", "Mejri|Majri|الماجري", "Bouazizi|Bou Azizi|بوعزيزي",
                "Hammami|El Hammami|الهمامي",
        "Chaabane|Chaabene|شعبان", "Khelifi|Khlifi|الخليفي", "Sassi|Essassi|الساسي",
                "Zouari|Zwari|الزواري",
        "Mansour|Mansoor|منصور", "Ayari|El Ayari|العياري", "Dridi|Edridi|الدريدي",
                "Karoui|El Karoui|القروي",
        "Belhaj|Bel Haj|بلحاج", "Ferchichi|Farchichi|الفرشيشي", "Ghannouchi|Ghanouchi|الغنوشي",
                "Makni|El Makni|المكني",
        "Baccouche|Bakouche|البكوش", "Rekik|Rakik|الرقيق", "Kchaou|Kchaw|قشاو",
                "Masmoudi|El Masmoudi|المصمودي",
        "Ennasr|El Nasr|النصر", "Errahma|El Rahma|الرحمة", "El Baraka|Baraka|البركة",
                "El Wafa|Wafa|الوفاء",
        "Carthage|Cartage|قرطاج", "Ibn Khaldoun|Ibn Khaldun|ابن خلدون", "Yasmine|Yasmin|الياسمين",
                "El Houda|Houda|الهدى",
        "Turbo Plus|Turbo+|توربو بلس", "Speed Motors|Speed Motor|سبيد موتورز",
                "Delta|Delta Parts|دلتا", "Sigma|Sygma|سيقما",
        "Tawfik|Taoufik|توفيق", "Slimane|Sliman|سليمان", "Mahmoud|Mahmoudi Fils|محمود",
                "Abdelkader|Abd El Kader|عبد القادر",
        "Chebbi|El Chebbi|الشابي", "Zitouni|Zeitouni|الزيتوني", "Oueslati|Weslati|الوسلاتي",
                "Nefzi|Nafzi|النفزي",
        "Jlassi|Jelassi|الجلاصي", "Hachicha|Hchicha|حشيشة", "Triki|Triqui|التريكي",
                "Fakhfakh|Fakhfekh|الفخفاخ",
        "Star|Starr|ستار", "Atlas|Atlass|أطلس", "Medina|El Medina|المدينة", "Sahel|Essahel|الساحل",
        "Olympique|Olympic|أولمبيك", "Pro Drive|ProDrive|برو درايف", "Kallel|Kalel|القلال",
                "Guesmi|Gasmi|القاسمي",
        "Riahi|Eriahi|الرياحي", "Louati|Lwati|اللواتي", "Sfar|Sfaar|صفر", "Bouzid|Bou Zid|بوزيد",
    };

    static final String[] STREETS = {
        "rue de la Liberté",
        "avenue Habib Bourguiba",
        "route de Gabès",
        "rue Ibn Sina",
        "avenue Farhat Hached",
        "route de Mahdia",
        "rue d'Algérie",
        "avenue 14 Janvier",
        "rue Ali Belhouane",
        "route de Tunis",
        "rue Tahar Sfar",
        "avenue de Carthage",
        "rue du Lac",
        "route de la Plage",
        "rue Mongi Slim",
        "avenue Taïeb Mhiri",
    };

    static final String[][] CITIES = {
        {"Sfax", "Sfax", "34.7406", "10.7603", "74"},
        {"Sousse", "Sousse", "35.8256", "10.6369", "73"},
        {"Bizerte", "Bizerte", "37.2744", "9.8739", "72"},
        {"Gabès", "Gabès", "33.8815", "10.0982", "75"},
        {"La Soukra", "Ariana", "36.8780", "10.2400", "71"},
        {"Mégrine", "Ben Arous", "36.7700", "10.2330", "71"},
        {"Nabeul", "Nabeul", "36.4561", "10.7376", "72"},
        {"Kairouan", "Kairouan", "35.6781", "10.0963", "77"},
        {"Tunis", "Tunis", "36.8065", "10.1815", "71"},
        {"Médenine", "Médenine", "33.3549", "10.5055", "75"},
    };

    static final String[][] TRADES = {
        {"Pièces Auto", "Auto Pièces", "Pièces de rechange", "قطع غيار السيارات"},
        {"Garage", "Garage Auto", "Mécanique générale", "ورشة ميكانيك"},
        {"Pneus", "Pneumatique", "Centre du Pneu", "عجلات"},
    };

    private LabelledWords() {}
}

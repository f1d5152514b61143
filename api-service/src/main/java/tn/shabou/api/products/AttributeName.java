package tn.shabou.api.products;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Language;

/**
 * What readers call an attribute: its key without the unit at its end, with accents, or in Arabic.
 * Keys that are not known here are called by themselves.
 */
record AttributeName(String base, @Nullable String unit) {

    private static final Map<String, String> UNITS =
            Map.ofEntries(
                    Map.entry("mm", "mm"),
                    Map.entry("cm", "cm"),
                    Map.entry("m", "m"),
                    Map.entry("mm2", "mm²"),
                    Map.entry("pouces", "″"),
                    Map.entry("l", "l"),
                    Map.entry("ml", "ml"),
                    Map.entry("cc", "cm³"),
                    Map.entry("cc_min", "cm³/min"),
                    Map.entry("g", "g"),
                    Map.entry("kg", "kg"),
                    Map.entry("t", "t"),
                    Map.entry("v", "V"),
                    Map.entry("a", "A"),
                    Map.entry("ah", "Ah"),
                    Map.entry("w", "W"),
                    Map.entry("kw", "kW"),
                    Map.entry("n", "N"),
                    Map.entry("nm", "Nm"),
                    Map.entry("bar", "bar"),
                    Map.entry("c", "°C"),
                    Map.entry("k", "K"),
                    Map.entry("hz", "Hz"),
                    Map.entry("khz", "kHz"),
                    Map.entry("mhz", "MHz"),
                    Map.entry("ohm", "Ω"));

    /** Key, French, Arabic. */
    private static final Map<String, String[]> NAMES =
            """
            abs|ABS|نظام ABS
            capacite|Capacité|السعة
            capteur_de_pluie|Capteur de pluie|حساس المطر
            charge|Charge|الحمولة
            chauffante|Chauffante|مدفأة
            cote|Cote|المقاس
            couleur|Couleur|اللون
            courant|Courant|التيار
            debit|Débit|التدفق
            degivrage|Dégivrage|إزالة الصقيع
            diametre|Diamètre|القطر
            diametre_fil|Diamètre du fil|قطر السلك
            diametre_interieur|Diamètre intérieur|القطر الداخلي
            diametre_exterieur|Diamètre extérieur|القطر الخارجي
            diametre_piston|Diamètre du piston|قطر المكبس
            diametre_poulie|Diamètre de la poulie|قطر البكرة
            ecartement|Écartement|التباعد
            electrode|Électrode|القطب الكهربائي
            epaisseur|Épaisseur|السماكة
            fermeture_centralisee|Fermeture centralisée|قفل مركزي
            filetage|Filetage|سن اللولب
            finition|Finition|التشطيب
            fonction|Fonction|الوظيفة
            force|Force|القوة
            frequence|Fréquence|التردد
            garantie|Garantie|الضمان
            garantie_mois|Garantie (mois)|الضمان (أشهر)
            hauteur|Hauteur|الارتفاع
            lampe|Lampe|اللمبة
            largeur|Largeur|العرض
            longueur|Longueur|الطول
            matiere|Matière|المادة
            matiere_de_turbine|Matière de la turbine|مادة المروحة
            moteur|Moteur|المحرك
            nombre|Nombre|العدد
            nombre_d_ailettes|Nombre d'ailettes|عدد الزعانف
            nombre_de_bornes|Nombre de bornes|عدد الأقطاب
            nombre_de_boutons|Nombre de boutons|عدد الأزرار
            nombre_de_cables|Nombre de câbles|عدد الكوابل
            nombre_de_cames|Nombre de cames|عدد الكامات
            nombre_de_cannelures|Nombre de cannelures|عدد الأخاديد
            nombre_de_dents|Nombre de dents|عدد الأسنان
            nombre_de_diodes|Nombre de diodes|عدد الديودات
            nombre_de_fils|Nombre de fils|عدد الأسلاك
            nombre_de_fusibles|Nombre de fusibles|عدد الفيوزات
            nombre_de_jets|Nombre de jets|عدد الفوهات
            nombre_de_maillons|Nombre de maillons|عدد الحلقات
            nombre_de_nervures|Nombre de nervures|عدد الأضلاع
            nombre_de_paliers|Nombre de paliers|عدد المحامل
            nombre_de_pieces|Nombre de pièces|عدد القطع
            nombre_de_sorties|Nombre de sorties|عدد المخارج
            nombre_de_soupapes|Nombre de soupapes|عدد الصبابات
            nombre_de_trous|Nombre de trous|عدد الثقوب
            nombre_de_vitesses|Nombre de vitesses|عدد السرعات
            nombre_de_voies|Nombre de voies|عدد المسارات
            norme|Norme|المواصفة
            origine|Pays d'origine|بلد المنشأ
            poids|Poids|الوزن
            polarite|Polarité|القطبية
            position|Position|الموضع
            pression|Pression|الضغط
            puissance|Puissance|القدرة
            reglage|Réglage|الضبط
            resistance|Résistance|المقاومة
            section|Section|المقطع
            serie|Série|السلسلة
            systeme|Système|النظام
            systeme_de_freinage|Système de freinage|نظام الفرامل
            taille|Taille|المقاس
            technologie|Technologie|التقنية
            teinte|Teinte|درجة اللون
            temoin_d_usure|Témoin d'usure|مؤشر التآكل
            temperature|Température|الحرارة
            tension|Tension|الجهد
            type|Type|النوع
            universal|Universelle|قطعة عامة
            viscosite|Viscosité|اللزوجة
            volume|Volume|الحجم
            """
                    .lines()
                    .map(line -> line.split("\\|"))
                    .collect(Collectors.toUnmodifiableMap(name -> name[0], name -> name));

    static AttributeName of(String key) {
        var lower = key.toLowerCase(Locale.ROOT);
        if (NAMES.containsKey(lower)) {
            return new AttributeName(lower, null);
        }
        for (int at = lower.indexOf('_'); at > 0; at = lower.indexOf('_', at + 1)) {
            var unit = UNITS.get(lower.substring(at + 1));
            if (unit != null) {
                return new AttributeName(lower.substring(0, at), unit);
            }
        }
        return new AttributeName(key, null);
    }

    String label(Language language) {
        var name = NAMES.get(base);
        if (name != null) {
            return name[language == Language.AR ? 2 : 1];
        }
        var words = base.replace('_', ' ');
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

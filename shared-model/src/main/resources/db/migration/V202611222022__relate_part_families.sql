-- What goes with what: who changes brake pads looks at the discs too. By slug, so that a shop may name families before
-- it has them; a family that no category has relates to nothing.

CREATE TABLE related_family (
    family  text NOT NULL CHECK (family <> ''),
    related text NOT NULL CHECK (related <> '' AND related <> family),
    place   smallint NOT NULL CHECK (place > 0),
    PRIMARY KEY (family, related)
);
COMMENT ON COLUMN related_family.place IS 'The nearest relation first.';

INSERT INTO related_family (family, related, place)
SELECT family, related, place
  FROM (VALUES
    ('plaquettes-de-frein', 'disque-de-frein kit-d-accessoires-de-plaquettes temoin-d-usure-de-plaquettes etrier-de-frein'),
    ('disque-de-frein', 'plaquettes-de-frein flasque-de-disque-de-frein etrier-de-frein kit-roulement-de-roue'),
    ('kit-disques-et-plaquettes', 'temoin-d-usure-de-plaquettes etrier-de-frein flexible-de-frein'),
    ('etrier-de-frein', 'kit-de-reparation-d-etrier plaquettes-de-frein flexible-de-frein disque-de-frein'),
    ('machoires-de-frein', 'tambour-de-frein cylindre-de-roue kit-de-montage-de-machoires rattrapage-automatique-de-frein'),
    ('tambour-de-frein', 'machoires-de-frein cylindre-de-roue kit-roulement-de-roue'),
    ('cylindre-de-roue', 'machoires-de-frein tambour-de-frein flexible-de-frein'),
    ('maitre-cylindre-de-frein', 'servofrein bocal-de-liquide-de-frein'),
    ('servofrein', 'maitre-cylindre-de-frein pompe-a-vide'),
    ('cable-de-frein-a-main', 'machoires-de-frein levier-de-frein-a-main'),
    ('filtre-a-huile', 'filtre-a-air filtre-d-habitacle filtre-a-carburant bouchon-de-vidange'),
    ('filtre-a-air', 'filtre-a-huile filtre-d-habitacle filtre-a-carburant debitmetre-d-air'),
    ('filtre-a-carburant', 'filtre-a-huile filtre-a-air filtre-d-habitacle'),
    ('filtre-d-habitacle', 'filtre-a-air filtre-a-huile pulseur-d-habitacle'),
    ('kit-de-distribution', 'pompe-a-eau courroie-d-accessoires thermostat-d-eau joint-spi-d-arbre-a-cames'),
    ('kit-de-distribution-avec-pompe-a-eau', 'courroie-d-accessoires thermostat-d-eau joint-spi-d-arbre-a-cames'),
    ('courroie-de-distribution', 'galet-tendeur-de-distribution galet-enrouleur-de-distribution pompe-a-eau'),
    ('kit-de-chaine-de-distribution', 'tendeur-de-chaine-de-distribution pignon-de-vilebrequin joint-de-cache-culbuteurs'),
    ('courroie-d-accessoires', 'galet-tendeur-d-accessoires galet-enrouleur-d-accessoires poulie-damper'),
    ('kit-de-courroie-d-accessoires', 'poulie-damper poulie-d-alternateur-debrayable'),
    ('pompe-a-eau', 'kit-de-distribution thermostat-d-eau joint-de-pompe-a-eau courroie-d-accessoires'),
    ('thermostat-d-eau', 'boitier-thermostatique capteur-de-temperature-d-eau pompe-a-eau'),
    ('radiateur-moteur', 'durite-de-radiateur ventilateur-de-radiateur thermostat-d-eau vase-d-expansion'),
    ('durite-de-radiateur', 'radiateur-moteur thermostat-d-eau vase-d-expansion'),
    ('vase-d-expansion', 'bouchon-de-vase-d-expansion durite-de-radiateur'),
    ('compresseur-de-climatisation', 'bouteille-deshydratante detendeur-de-climatisation condenseur-de-climatisation courroie-d-accessoires'),
    ('condenseur-de-climatisation', 'bouteille-deshydratante detendeur-de-climatisation'),
    ('pulseur-d-habitacle', 'resistance-de-pulseur filtre-d-habitacle'),
    ('bougie-d-allumage', 'bobine-d-allumage faisceau-d-allumage filtre-a-air'),
    ('bobine-d-allumage', 'bougie-d-allumage faisceau-d-allumage'),
    ('faisceau-d-allumage', 'bougie-d-allumage bobine-d-allumage tete-d-allumeur'),
    ('bougie-de-prechauffage', 'relais-de-prechauffage joint-d-injecteur'),
    ('joint-de-culasse', 'vis-de-culasse joint-de-cache-culbuteurs joints-de-queue-de-soupape kit-de-distribution'),
    ('soupape', 'guide-de-soupape joints-de-queue-de-soupape'),
    ('piston', 'jeu-de-segments chemise-de-cylindre coussinets-de-bielle'),
    ('coussinets-de-bielle', 'coussinets-de-vilebrequin joint-spi-de-vilebrequin'),
    ('pompe-a-huile', 'filtre-a-huile joint-de-carter-d-huile'),
    ('carter-d-huile', 'joint-de-carter-d-huile bouchon-de-vidange filtre-a-huile'),
    ('support-moteur', 'support-de-boite-de-vitesses biellette-anti-couple'),
    ('injecteur-diesel', 'joint-d-injecteur retour-d-injecteur filtre-a-carburant'),
    ('turbocompresseur', 'kit-de-montage-de-turbo durite-de-turbo filtre-a-air filtre-a-huile'),
    ('vanne-egr', 'refroidisseur-egr joint-de-collecteur-d-admission capteur-de-pression-d-admission'),
    ('silencieux-arriere', 'silencieux-central silentbloc-d-echappement'),
    ('silencieux-central', 'silencieux-arriere silentbloc-d-echappement'),
    ('catalyseur', 'sonde-lambda joint-d-echappement'),
    ('filtre-a-particules', 'capteur-de-pression-differentielle sonde-de-temperature-d-echappement joint-d-echappement'),
    ('kit-d-embrayage', 'volant-moteur-bimasse recepteur-d-embrayage emetteur-d-embrayage fourchette-d-embrayage'),
    ('disque-d-embrayage', 'mecanisme-d-embrayage butee-d-embrayage'),
    ('volant-moteur-bimasse', 'kit-d-embrayage joint-spi-de-vilebrequin'),
    ('cardan', 'soufflet-de-cardan kit-roulement-de-roue rotule-de-suspension'),
    ('tete-de-cardan', 'soufflet-de-cardan cardan'),
    ('amortisseur', 'kit-butee-de-suspension soufflet-d-amortisseur ressort-de-suspension'),
    ('ressort-de-suspension', 'amortisseur kit-butee-de-suspension'),
    ('triangle-de-suspension', 'rotule-de-suspension silentbloc-de-triangle biellette-de-barre-stabilisatrice'),
    ('rotule-de-suspension', 'triangle-de-suspension rotule-de-direction'),
    ('biellette-de-barre-stabilisatrice', 'silentbloc-de-barre-stabilisatrice rotule-de-suspension'),
    ('kit-roulement-de-roue', 'moyeu-de-roue capteur-abs disque-de-frein'),
    ('rotule-de-direction', 'rotule-axiale soufflet-de-direction'),
    ('rotule-axiale', 'rotule-de-direction soufflet-de-direction'),
    ('cremaillere-de-direction', 'rotule-axiale rotule-de-direction pompe-de-direction-assistee'),
    ('alternateur', 'courroie-d-accessoires regulateur-d-alternateur poulie-d-alternateur-debrayable'),
    ('demarreur', 'solenoide-de-demarreur lanceur-de-demarreur'),
    ('phare', 'clignotant feu-de-jour antibrouillard'),
    ('balai-d-essuie-glace', 'bras-d-essuie-glace pompe-de-lave-glace gicleur-de-lave-glace'),
    ('moteur-d-essuie-glace', 'tringlerie-d-essuie-glace balai-d-essuie-glace'),
    ('pare-chocs', 'grille-de-pare-chocs calandre antibrouillard'),
    ('aile-avant', 'pare-boue repetiteur-lateral pare-chocs'),
    ('retroviseur-exterieur', 'glace-de-retroviseur coque-de-retroviseur'),
    ('leve-vitre-electrique', 'commande-de-leve-vitre vitre-de-porte')
  ) AS list (family, relations), string_to_table(relations, ' ') WITH ORDINALITY AS one (related, place);

ALTER TABLE family_pick ADD COLUMN related_ids bigint[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN family_pick.related_ids IS 'The best part of each related family for the same engine and place, the nearest family first.';

-- A part at the front goes with parts at the front, at the front left, or wherever there is but one place.
CREATE FUNCTION pick_related_parts() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public SET work_mem = '64MB' AS $$
    UPDATE family_pick p SET related_ids = found.ids
      FROM (SELECT own.engine_id, own.category_id, own.position, array_agg(other.product_ids[1] ORDER BY r.place) AS ids
              FROM related_family r
              JOIN category of_family ON of_family.slug = r.family
              JOIN category of_related ON of_related.slug = r.related
              JOIN family_pick own ON own.category_id = of_family.id
             CROSS JOIN LATERAL (
                SELECT o.product_ids FROM family_pick o
                 WHERE o.engine_id = own.engine_id AND o.category_id = of_related.id
                   AND (starts_with(o.position, own.position) OR starts_with(own.position, o.position))
                 ORDER BY o.position = own.position DESC, o.position LIMIT 1) AS other
             GROUP BY own.engine_id, own.category_id, own.position) AS found
     WHERE (p.engine_id, p.category_id, p.position) = (found.engine_id, found.category_id, found.position);
$$;
REVOKE EXECUTE ON FUNCTION pick_related_parts FROM PUBLIC;

-- No word is longer than 40 letters: an index refuses one of more than two kilobytes, and with it the product.
CREATE OR REPLACE FUNCTION search_words(t text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(fold_arabic(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        translate(fold_accents(t), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹’٫،؟؛٪٬', '01234567890123456789''.     '),
        '\m(?:[dlnjm]|qu)''(?=[a-z])|''s\M', '', 'g'),
        '(?<=\w)\+(?!\w)', ' plus ', 'g'),
        '(?<=\d)[.,](?=\d)', '.', 'g'),
        '(?:[^a-z0-9.\u00c0-\u1fff\u3040-\ud7ff]|\.(?!\d)|(?<!\d)\.|(?<=\d)\.0(?!\d|\.\d))+', ' ', 'g'),
        '([^ ]{40})[^ ]+', '\1', 'g')));

using System.Collections.Frozen;

namespace Podcasts.Core.Search;

/// <summary>Small letters without their accents, after Unicode's decompositions; ours are needed because the app runs without ICU, where text cannot be decomposed.</summary>
internal static class PlainLetters
{
    // The letter first, then what is taken for it.
    private static readonly string[] Families =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "bḃḅḇ", "cçćĉċčḉ", "dðďđḋḍḏḑḓ", "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "fḟ", "gĝğġģǧǵḡ", "hĥħȟḣḥḧḩḫẖ",
        "iìíîïĩīĭįıǐȉȋḭḯỉị", "jĵǰ", "kķǩḱḳḵ", "lĺļľłḷḹḻḽ", "mḿṁṃ", "nñńņňǹṅṇṉṋ", "oòóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ", "pṕṗ", "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšſșṡṣṥṧṩẛ", "tţťŧțṫṭṯṱẗ", "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉẘ", "xẋẍ", "yýÿŷȳẏẙỳỵỷỹ", "zźżžẑẓẕ", "æǣǽ", "øǿ",
        "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ", "βϐ", "εέϵἐἑἒἓἔἕὲέ", "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ", "θϑ", "ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ", "κϰ", "οόὀὁὂὃὄὅὸό", "πϖ",
        "ρϱῤῥ", "σςϲ", "υΰϋύϒϓϔὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ", "φϕ", "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ", "гѓ", "еѐё", "ийѝ", "кќ", "уў", "ії", "ѵѷ",
    ];

    private static readonly FrozenDictionary<char, string> Plain = Families
        .SelectMany(family => family.Skip(1).Select(accented => KeyValuePair.Create(accented, family[..1])))
        .Concat([new('ß', "ss"), new('æ', "ae"), new('œ', "oe"), new('þ', "th"), new('ﬁ', "fi"), new('ﬂ', "fl")])
        .ToFrozenDictionary();

    /// <returns>What to write for a small letter, or null for itself.</returns>
    public static string? Of(char letter) => Plain.GetValueOrDefault(letter);
}

namespace Podcasts.Core.Models;

/// <summary>
/// The models that can be fetched: those of whisper.cpp, distil-whisper and, for telling speech from noise, Silero. Names and SHA-1 are those of
/// whisper.cpp's models/README.md, parameters those of openai/whisper's README; sizes, revisions and SHA-256 (the ids that the hub's large-file
/// storage gives the files) were found to agree in at least two unrelated public projects that pin them.
/// </summary>
public static class OfferedModels
{
    public static IReadOnlyList<OfferedModel> All { get; } =
    [
        Whisper("tiny", 39, 99, 77_691_713, Sha256("be07e048e1e599ad46341c8d2a135645097a538221678b7acdd1b1919c6e1b21")),
        Whisper("tiny-q5_1", 39, 99, 32_152_673, Sha256("818710568da3ca15689e31a743197b520007872ff9576237bda97bd1b469c3d7")),
        Whisper("tiny-q8_0", 39, 99, 43_537_433, Sha256("c2085835d3f50733e2ff6e4b41ae8a2b8d8110461e18821b09a15c40c42d1cca")),
        Whisper("tiny.en", 39, 1, 77_704_715, Sha256("921e4cf8686fdd993dcd081a5da5b6c365bfde1162e72b08d75ac75289920b1f")),
        Whisper("tiny.en-q5_1", 39, 1, 32_166_155, Sha256("c77c5766f1cef09b6b7d47f21b546cbddd4157886b3b5d6d4f709e91e66c7c2b")),
        Whisper("tiny.en-q8_0", 39, 1, 43_550_795, Sha256("5bc2b3860aa151a4c6e7bb095e1fcce7cf12c7b020ca08dcec0c6d018bb7dd94")),
        Whisper("base", 74, 99, 147_951_465, Sha256("60ed5bc3dd14eea856493d334349b405782ddcaf0028d4b5df4088345fba2efe")) with { Advice = "Quick, for a first try in any language" },
        Whisper("base-q5_1", 74, 99, 59_707_625, Sha256("422f1ae452ade6f30a004d7e5c6a43195e4433bc370bf23fac9cc591f01a8898")),
        Whisper("base-q8_0", 74, 99, 81_768_585, Sha256("c577b9a86e7e048a0b7eada054f4dd79a56bbfa911fbdacf900ac5b567cbb7d9")),
        Whisper("base.en", 74, 1, 147_964_211, Sha256("a03779c86df3323075f5e796cb2ce5029f00ec8869eee3fdfb897afe36c6d002")) with { Advice = "Quick, for a first try in English" },
        Whisper("base.en-q5_1", 74, 1, 59_721_011, Sha256("4baf70dd0d7c4247ba2b81fafd9c01005ac77c2f9ef064e00dcf195d0e2fdd2f")),
        Whisper("base.en-q8_0", 74, 1, 81_781_811, Sha256("a4d4a0768075e13cfd7e19df3ae2dbc4a68d37d36a7dad45e8410c9a34f8c87e")),
        Whisper("small", 244, 99, 487_601_967, Sha256("1be3a9b2063867b937e64e2ec7483364a79917e157fa98c5d94b5c1fffea987b")) with { Advice = "A fair balance for a computer without a GPU" },
        Whisper("small-q5_1", 244, 99, 190_085_487, Sha256("ae85e4a935d7a567bd102fe55afc16bb595bdb618e11b2fc7591bc08120411bb")),
        Whisper("small-q8_0", 244, 99, 264_464_607, Sha256("49c8fb02b65e6049d5fa6c04f81f53b867b5ec9540406812c643f177317f779f")),
        Whisper("small.en", 244, 1, 487_614_201, Sha256("c6138d6d58ecc8322097e0f987c32f1be8bb0a18532a3f88f734d1bbf9c41e5d")),
        Whisper("small.en-q5_1", 244, 1, 190_098_681, Sha256("bfdff4894dcb76bbf647d56263ea2a96645423f1669176f4844a1bf8e478ad30")),
        Whisper("small.en-q8_0", 244, 1, 264_477_561, Sha256("67a179f608ea6114bd3fdb9060e762b588a3fb3bd00c4387971be4d177958067")),
        Whisper("medium", 769, 99, 1_533_763_059, Sha256("6c14d5adee5f86394037b4e4e8b59f1673b6cee10e3cf0b11bbdbee79c156208")),
        Whisper("medium-q5_0", 769, 99, 539_212_467, Sha256("19fea4b380c3a618ec4723c3eef2eb785ffba0d0538cf43f8f235e7b3b34220f")),
        Whisper("medium-q8_0", 769, 99, 823_369_779, Sha256("42a1ffcbe4167d224232443396968db4d02d4e8e87e213d3ee2e03095dea6502")),
        Whisper("medium.en", 769, 1, 1_533_774_781, Sha256("cc37e93478338ec7700281a7ac30a10128929eb8f427dda2e865faa8f6da4356")),
        Whisper("medium.en-q5_0", 769, 1, 539_225_533, Sha256("76733e26ad8fe1c7a5bf7531a9d41917b2adc0f20f2e4f5531688a8c6cd88eb0")),
        Whisper("medium.en-q8_0", 769, 1, 823_382_461, Sha256("43fa2cd084de5a04399a896a9a7a786064e221365c01700cea4666005218f11c")),
        Whisper("large-v1", 1550, 99, 3_094_623_691, Sha1("b1caaf735c4cc1429223d5a74f0f4d0b9b59a299")),
        Whisper("large-v2", 1550, 99, 3_094_623_691, Sha256("9a423fe4d40c82774b6af34115b8b935f34152246eb19e80e376071d3f999487")),
        Whisper("large-v2-q5_0", 1550, 99, 1_080_732_091, Sha256("3a214837221e4530dbc1fe8d734f302af393eb30bd0ed046042ebf4baf70f6f2")),
        Whisper("large-v2-q8_0", 1550, 99, 1_656_129_691, Sha256("fef54e6d898246a65c8285bfa83bd1807e27fadf54d5d4e81754c47634737e8c")),
        Whisper("large-v3", 1550, 100, 3_095_033_483, Sha256("64d182b440b98d5203c4f9bd541544d84c605196c4f7b845dfa11fb23594d1e2")) with { Advice = "The most exact and the slowest" },
        Whisper("large-v3-q5_0", 1550, 100, 1_081_140_203, Sha256("d75795ecff3f83b5faa89d1900604ad8c780abd5739fae406de19f23ecd98ad1")),
        Whisper("large-v3-turbo", 809, 100, 1_624_555_275, Sha256("1fc70f774d38eb169993ac391eea357ef47c88757ef72ee5943879b7e8e2bc69")),
        Whisper("large-v3-turbo-q5_0", 809, 100, 574_041_195, Sha256("394221709cd5ad1f40c46e6031ca61bce88931e6e088c188294c6d5a55ffa7e2")) with { Advice = "The best text for its size, in any language" },
        Whisper("large-v3-turbo-q8_0", 809, 100, 874_188_075, Sha256("317eb69c11673c9de1e1f0d459b253999804ec71ac4c23c17ecf5fbe24e259a1")),
        new("distil-large-v3", "distil-whisper/distil-large-v3-ggml", "0d78dd96ed9fc152325f63b53788fec3b43de031", "ggml-distil-large-v3.bin",
            1_519_521_155, 1, 756, "MIT", Sha256("2883a11b90fb10ed592d826edeaee7d2929bf1ab985109fe9e1e7b4d2b69a298")),
        Silero("silero-v6.2.0", Sha256("2aa269b785eeb53a82983a20501ddf7c1d9c48e33ab63a41391ac6c9f7fb6987")) with { Advice = "Finds where somebody speaks; used beside a speech model" },
        Silero("silero-v5.1.2", Sha256("29940d98d42b91fbd05ce489f3ecf7c72f0a42f027e4875919a28fb4c04ea2cf")),
    ];

    /// <summary>The model of that id, or null.</summary>
    public static OfferedModel? Find(string id) => All.FirstOrDefault(model => model.Id == id);

    private static OfferedModel Whisper(string id, double millionParameters, int languages, long sizeBytes, ModelChecksum checksum) => new(
        id, "ggerganov/whisper.cpp", "5359861c739e955e79d9a303bcbc70fb988958b1", $"ggml-{id}.bin", sizeBytes, languages, millionParameters, "MIT", checksum);

    private static OfferedModel Silero(string id, ModelChecksum checksum) => new(
        id, "ggml-org/whisper-vad", "9ffd54a1e1ee413ddf265af9913beaf518d1639b", $"ggml-{id}.bin", 885_098, null, 0.2, "MIT", checksum)
    { Purpose = ModelPurpose.VoiceActivity };

    private static ModelChecksum Sha256(string value) => new("sha256", value);

    private static ModelChecksum Sha1(string value) => new("sha1", value);
}

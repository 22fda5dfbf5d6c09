using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Podcasts.Ops.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Markers",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Markers", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Podcasts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    RequestedUrl = table.Column<string>(type: "text", nullable: false),
                    FeedUrl = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Description = table.Column<string>(type: "text", nullable: false),
                    Author = table.Column<string>(type: "text", nullable: false),
                    ImageUrl = table.Column<string>(type: "text", nullable: true),
                    Language = table.Column<string>(type: "text", nullable: true),
                    Persons = table.Column<string>(type: "text", nullable: true),
                    Added = table.Column<long>(type: "bigint", nullable: false),
                    Refreshed = table.Column<long>(type: "bigint", nullable: false),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Podcasts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Episodes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    PodcastId = table.Column<string>(type: "text", nullable: false),
                    Guid = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Notes = table.Column<string>(type: "text", nullable: false),
                    Published = table.Column<long>(type: "bigint", nullable: true),
                    DurationSeconds = table.Column<double>(type: "double precision", nullable: true),
                    AudioUrl = table.Column<string>(type: "text", nullable: false),
                    ImageUrl = table.Column<string>(type: "text", nullable: true),
                    Persons = table.Column<string>(type: "text", nullable: true),
                    AudioFile = table.Column<string>(type: "text", nullable: true),
                    AudioType = table.Column<string>(type: "text", nullable: true),
                    AudioBytes = table.Column<long>(type: "bigint", nullable: true),
                    AudioSeconds = table.Column<double>(type: "double precision", nullable: true),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Episodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Episodes_Podcasts_PodcastId",
                        column: x => x.PodcastId,
                        principalTable: "Podcasts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    PodcastId = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                    table.ForeignKey(
                        name: "FK_People_Podcasts_PodcastId",
                        column: x => x.PodcastId,
                        principalTable: "Podcasts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PodcastSettings",
                columns: table => new
                {
                    PodcastId = table.Column<string>(type: "text", nullable: false),
                    Model = table.Column<string>(type: "text", nullable: true),
                    Language = table.Column<string>(type: "text", nullable: true),
                    Task = table.Column<string>(type: "text", nullable: true),
                    Vocabulary = table.Column<string>(type: "text", nullable: false),
                    VoicePrints = table.Column<bool>(type: "boolean", nullable: false),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PodcastSettings", x => x.PodcastId);
                    table.ForeignKey(
                        name: "FK_PodcastSettings_Podcasts_PodcastId",
                        column: x => x.PodcastId,
                        principalTable: "Podcasts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Diarizes",
                columns: table => new
                {
                    EpisodeId = table.Column<string>(type: "text", nullable: false),
                    Speakers = table.Column<int>(type: "integer", nullable: true),
                    Minimum = table.Column<int>(type: "integer", nullable: true),
                    Maximum = table.Column<int>(type: "integer", nullable: true),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    Stage = table.Column<string>(type: "text", nullable: false),
                    Epoch = table.Column<long>(type: "bigint", nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    Percent = table.Column<double>(type: "double precision", nullable: false),
                    ProcessedSeconds = table.Column<double>(type: "double precision", nullable: false),
                    TotalSeconds = table.Column<double>(type: "double precision", nullable: false),
                    SecondsLeft = table.Column<double>(type: "double precision", nullable: true),
                    Error = table.Column<string>(type: "text", nullable: true),
                    CorrelationId = table.Column<string>(type: "text", nullable: false),
                    Requested = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Diarizes", x => x.EpisodeId);
                    table.ForeignKey(
                        name: "FK_Diarizes_Episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "Episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HeardSpeakers",
                columns: table => new
                {
                    EpisodeId = table.Column<string>(type: "text", nullable: false),
                    Model = table.Column<string>(type: "text", nullable: false),
                    AudioFile = table.Column<string>(type: "text", nullable: false),
                    DurationSeconds = table.Column<double>(type: "double precision", nullable: false),
                    Turns = table.Column<string>(type: "text", nullable: false),
                    Exclusive = table.Column<string>(type: "text", nullable: false),
                    Voices = table.Column<string>(type: "text", nullable: true),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeardSpeakers", x => x.EpisodeId);
                    table.ForeignKey(
                        name: "FK_HeardSpeakers_Episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "Episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SpeakerEdits",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EpisodeId = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Speaker = table.Column<int>(type: "integer", nullable: true),
                    Into = table.Column<int>(type: "integer", nullable: true),
                    StartSeconds = table.Column<double>(type: "double precision", nullable: true),
                    EndSeconds = table.Column<double>(type: "double precision", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: true),
                    PersonId = table.Column<string>(type: "text", nullable: true),
                    Confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    Undone = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpeakerEdits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpeakerEdits_Episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "Episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Transcribes",
                columns: table => new
                {
                    EpisodeId = table.Column<string>(type: "text", nullable: false),
                    Model = table.Column<string>(type: "text", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: true),
                    LanguageHint = table.Column<string>(type: "text", nullable: true),
                    Task = table.Column<string>(type: "text", nullable: false),
                    Prompt = table.Column<string>(type: "text", nullable: true),
                    Vocabulary = table.Column<string>(type: "text", nullable: false),
                    BeamSize = table.Column<int>(type: "integer", nullable: false),
                    Sequential = table.Column<bool>(type: "boolean", nullable: false),
                    WordTimes = table.Column<bool>(type: "boolean", nullable: false),
                    TranscriptId = table.Column<string>(type: "text", nullable: false),
                    AudioFile = table.Column<string>(type: "text", nullable: true),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    Stage = table.Column<string>(type: "text", nullable: false),
                    Epoch = table.Column<long>(type: "bigint", nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    Percent = table.Column<double>(type: "double precision", nullable: false),
                    ProcessedSeconds = table.Column<double>(type: "double precision", nullable: false),
                    TotalSeconds = table.Column<double>(type: "double precision", nullable: false),
                    SecondsLeft = table.Column<double>(type: "double precision", nullable: true),
                    Error = table.Column<string>(type: "text", nullable: true),
                    CorrelationId = table.Column<string>(type: "text", nullable: false),
                    Requested = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Transcribes", x => x.EpisodeId);
                    table.ForeignKey(
                        name: "FK_Transcribes_Episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "Episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Transcripts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    EpisodeId = table.Column<string>(type: "text", nullable: false),
                    Model = table.Column<string>(type: "text", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: true),
                    Translated = table.Column<bool>(type: "boolean", nullable: false),
                    DurationSeconds = table.Column<double>(type: "double precision", nullable: false),
                    Finished = table.Column<long>(type: "bigint", nullable: true),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Transcripts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Transcripts_Episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "Episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkItems",
                columns: table => new
                {
                    EpisodeId = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Group = table.Column<string>(type: "text", nullable: false),
                    FruitlessAttempts = table.Column<int>(type: "integer", nullable: false),
                    Retries = table.Column<int>(type: "integer", nullable: false),
                    NotBefore = table.Column<long>(type: "bigint", nullable: true),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    FromSeconds = table.Column<double>(type: "double precision", nullable: false),
                    UntilSeconds = table.Column<double>(type: "double precision", nullable: true),
                    Node = table.Column<string>(type: "text", nullable: true),
                    Device = table.Column<string>(type: "text", nullable: true),
                    Started = table.Column<long>(type: "bigint", nullable: true),
                    Finished = table.Column<long>(type: "bigint", nullable: true),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    Stage = table.Column<string>(type: "text", nullable: false),
                    Epoch = table.Column<long>(type: "bigint", nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    Percent = table.Column<double>(type: "double precision", nullable: false),
                    ProcessedSeconds = table.Column<double>(type: "double precision", nullable: false),
                    TotalSeconds = table.Column<double>(type: "double precision", nullable: false),
                    SecondsLeft = table.Column<double>(type: "double precision", nullable: true),
                    Error = table.Column<string>(type: "text", nullable: true),
                    CorrelationId = table.Column<string>(type: "text", nullable: false),
                    Requested = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItems", x => new { x.EpisodeId, x.Name });
                    table.ForeignKey(
                        name: "FK_WorkItems_Episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "Episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VoicePrints",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    EpisodeId = table.Column<string>(type: "text", nullable: false),
                    Model = table.Column<string>(type: "text", nullable: false),
                    Print = table.Column<string>(type: "text", nullable: false),
                    SoloSeconds = table.Column<double>(type: "double precision", nullable: false),
                    Turns = table.Column<int>(type: "integer", nullable: false),
                    Cohesion = table.Column<double>(type: "double precision", nullable: false),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VoicePrints", x => new { x.PersonId, x.EpisodeId });
                    table.ForeignKey(
                        name: "FK_VoicePrints_Episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "Episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_VoicePrints_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Segments",
                columns: table => new
                {
                    TranscriptId = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    StartSeconds = table.Column<double>(type: "double precision", nullable: false),
                    EndSeconds = table.Column<double>(type: "double precision", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Speaker = table.Column<string>(type: "text", nullable: true),
                    Words = table.Column<string>(type: "text", nullable: true),
                    MeanLogProbability = table.Column<double>(type: "double precision", nullable: true),
                    NoSpeechProbability = table.Column<double>(type: "double precision", nullable: true),
                    CompressionRatio = table.Column<double>(type: "double precision", nullable: true),
                    Temperature = table.Column<double>(type: "double precision", nullable: true),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Segments", x => new { x.TranscriptId, x.Position });
                    table.ForeignKey(
                        name: "FK_Segments_Transcripts_TranscriptId",
                        column: x => x.TranscriptId,
                        principalTable: "Transcripts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Speech",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TranscriptId = table.Column<string>(type: "text", nullable: false),
                    StartSeconds = table.Column<double>(type: "double precision", nullable: false),
                    EndSeconds = table.Column<double>(type: "double precision", nullable: false),
                    SetAsideReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Speech", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Speech_Transcripts_TranscriptId",
                        column: x => x.TranscriptId,
                        principalTable: "Transcripts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Diarizes_State",
                table: "Diarizes",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Episodes_AudioFile",
                table: "Episodes",
                column: "AudioFile");

            migrationBuilder.CreateIndex(
                name: "IX_Episodes_PodcastId_Published",
                table: "Episodes",
                columns: new[] { "PodcastId", "Published" });

            migrationBuilder.CreateIndex(
                name: "IX_People_PodcastId",
                table: "People",
                column: "PodcastId");

            migrationBuilder.CreateIndex(
                name: "IX_Podcasts_FeedUrl",
                table: "Podcasts",
                column: "FeedUrl");

            migrationBuilder.CreateIndex(
                name: "IX_SpeakerEdits_EpisodeId",
                table: "SpeakerEdits",
                column: "EpisodeId");

            migrationBuilder.CreateIndex(
                name: "IX_Speech_TranscriptId",
                table: "Speech",
                column: "TranscriptId");

            migrationBuilder.CreateIndex(
                name: "IX_Transcribes_State",
                table: "Transcribes",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Transcripts_EpisodeId_Finished",
                table: "Transcripts",
                columns: new[] { "EpisodeId", "Finished" });

            migrationBuilder.CreateIndex(
                name: "IX_VoicePrints_EpisodeId",
                table: "VoicePrints",
                column: "EpisodeId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_State_Rank_Requested",
                table: "WorkItems",
                columns: new[] { "State", "Rank", "Requested" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Diarizes");

            migrationBuilder.DropTable(
                name: "HeardSpeakers");

            migrationBuilder.DropTable(
                name: "Markers");

            migrationBuilder.DropTable(
                name: "PodcastSettings");

            migrationBuilder.DropTable(
                name: "Segments");

            migrationBuilder.DropTable(
                name: "SpeakerEdits");

            migrationBuilder.DropTable(
                name: "Speech");

            migrationBuilder.DropTable(
                name: "Transcribes");

            migrationBuilder.DropTable(
                name: "VoicePrints");

            migrationBuilder.DropTable(
                name: "WorkItems");

            migrationBuilder.DropTable(
                name: "Transcripts");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Episodes");

            migrationBuilder.DropTable(
                name: "Podcasts");
        }
    }
}

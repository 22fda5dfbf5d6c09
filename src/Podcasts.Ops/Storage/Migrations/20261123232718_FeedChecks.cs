using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Podcasts.Ops.Storage.Migrations
{
    /// <inheritdoc />
    public partial class FeedChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AudioFile",
                table: "Transcripts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CheckHours",
                table: "PodcastSettings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeepAudioDays",
                table: "PodcastSettings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AudioDeleted",
                table: "Episodes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AudioStored",
                table: "Episodes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FeedChecks",
                columns: table => new
                {
                    PodcastId = table.Column<string>(type: "TEXT", nullable: false),
                    ETag = table.Column<string>(type: "TEXT", nullable: true),
                    LastModified = table.Column<string>(type: "TEXT", nullable: true),
                    TimeToLiveSeconds = table.Column<double>(type: "REAL", nullable: true),
                    Reader = table.Column<string>(type: "TEXT", nullable: true),
                    Next = table.Column<long>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", nullable: true),
                    SetAsideReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedChecks", x => x.PodcastId);
                    table.ForeignKey(
                        name: "FK_FeedChecks_Podcasts_PodcastId",
                        column: x => x.PodcastId,
                        principalTable: "Podcasts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FeedChecks_Next",
                table: "FeedChecks",
                column: "Next");

            // Which copy a transcript was heard in was kept with the job that made it.
            migrationBuilder.Sql("""UPDATE "Transcripts" SET "AudioFile" = (SELECT t."AudioFile" FROM "Transcribes" t WHERE t."TranscriptId" = "Transcripts"."Id") WHERE "Finished" IS NOT NULL""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FeedChecks");

            migrationBuilder.DropColumn(
                name: "AudioFile",
                table: "Transcripts");

            migrationBuilder.DropColumn(
                name: "CheckHours",
                table: "PodcastSettings");

            migrationBuilder.DropColumn(
                name: "KeepAudioDays",
                table: "PodcastSettings");

            migrationBuilder.DropColumn(
                name: "AudioDeleted",
                table: "Episodes");

            migrationBuilder.DropColumn(
                name: "AudioStored",
                table: "Episodes");
        }
    }
}

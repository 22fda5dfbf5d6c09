using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Podcasts.Ops.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ShowSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Translated",
                table: "Transcripts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "BeamSize",
                table: "Transcribes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "LanguageHint",
                table: "Transcribes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Prompt",
                table: "Transcribes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Sequential",
                table: "Transcribes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Task",
                table: "Transcribes",
                type: "TEXT",
                nullable: false,
                defaultValue: "transcribe");

            migrationBuilder.AddColumn<string>(
                name: "Vocabulary",
                table: "Transcribes",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "WordTimes",
                table: "Transcribes",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Persons",
                table: "Podcasts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Persons",
                table: "Episodes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PodcastSettings",
                columns: table => new
                {
                    PodcastId = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    Task = table.Column<string>(type: "TEXT", nullable: true),
                    Vocabulary = table.Column<string>(type: "TEXT", nullable: false),
                    SetAsideReason = table.Column<string>(type: "TEXT", nullable: true)
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
                name: "Speech",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TranscriptId = table.Column<string>(type: "TEXT", nullable: false),
                    StartSeconds = table.Column<double>(type: "REAL", nullable: false),
                    EndSeconds = table.Column<double>(type: "REAL", nullable: false),
                    SetAsideReason = table.Column<string>(type: "TEXT", nullable: true)
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
                name: "IX_Speech_TranscriptId",
                table: "Speech",
                column: "TranscriptId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PodcastSettings");

            migrationBuilder.DropTable(
                name: "Speech");

            migrationBuilder.DropColumn(
                name: "Translated",
                table: "Transcripts");

            migrationBuilder.DropColumn(
                name: "BeamSize",
                table: "Transcribes");

            migrationBuilder.DropColumn(
                name: "LanguageHint",
                table: "Transcribes");

            migrationBuilder.DropColumn(
                name: "Prompt",
                table: "Transcribes");

            migrationBuilder.DropColumn(
                name: "Sequential",
                table: "Transcribes");

            migrationBuilder.DropColumn(
                name: "Task",
                table: "Transcribes");

            migrationBuilder.DropColumn(
                name: "Vocabulary",
                table: "Transcribes");

            migrationBuilder.DropColumn(
                name: "WordTimes",
                table: "Transcribes");

            migrationBuilder.DropColumn(
                name: "Persons",
                table: "Podcasts");

            migrationBuilder.DropColumn(
                name: "Persons",
                table: "Episodes");
        }
    }
}

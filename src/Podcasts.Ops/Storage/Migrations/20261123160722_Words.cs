using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Podcasts.Ops.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Words : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "CompressionRatio",
                table: "Segments",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "MeanLogProbability",
                table: "Segments",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "NoSpeechProbability",
                table: "Segments",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Temperature",
                table: "Segments",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Words",
                table: "Segments",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CompressionRatio",
                table: "Segments");

            migrationBuilder.DropColumn(
                name: "MeanLogProbability",
                table: "Segments");

            migrationBuilder.DropColumn(
                name: "NoSpeechProbability",
                table: "Segments");

            migrationBuilder.DropColumn(
                name: "Temperature",
                table: "Segments");

            migrationBuilder.DropColumn(
                name: "Words",
                table: "Segments");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Podcasts.Ops.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Chapters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Chapters",
                table: "Episodes",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ChaptersRead",
                table: "Episodes",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ChaptersUrl",
                table: "Episodes",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Chapters",
                table: "Episodes");

            migrationBuilder.DropColumn(
                name: "ChaptersRead",
                table: "Episodes");

            migrationBuilder.DropColumn(
                name: "ChaptersUrl",
                table: "Episodes");
        }
    }
}

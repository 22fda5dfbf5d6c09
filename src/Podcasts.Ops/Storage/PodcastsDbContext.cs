using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Podcasts.Ops.Audit;
using Podcasts.Ops.Bookmarks;
using Podcasts.Ops.Diarize;
using Podcasts.Ops.Episodes;
using Podcasts.Ops.Feeds;
using Podcasts.Ops.Jobs;
using Podcasts.Ops.Keys;
using Podcasts.Ops.Podcasts;
using Podcasts.Ops.Search;
using Podcasts.Ops.Speakers;
using Podcasts.Ops.Transcribe;
using Podcasts.Ops.Transcripts;
using Podcasts.Ops.Transcripts.Editing;
using Podcasts.Ops.Users;

namespace Podcasts.Ops.Storage;

/// <summary>The app's database, and its SQLite migrations. Rows that were set aside are in no query unless filters are ignored.</summary>
public class PodcastsDbContext(DbContextOptions<PodcastsDbContext> options) : DbContext(options)
{
    public DbSet<PodcastRecord> Podcasts => Set<PodcastRecord>();

    public DbSet<EpisodeRecord> Episodes => Set<EpisodeRecord>();

    public DbSet<TranscribeRecord> Transcribes => Set<TranscribeRecord>();

    public DbSet<WorkItemRecord> WorkItems => Set<WorkItemRecord>();

    public DbSet<TranscriptRecord> Transcripts => Set<TranscriptRecord>();

    public DbSet<SegmentRecord> Segments => Set<SegmentRecord>();

    public DbSet<SpeechRecord> Speech => Set<SpeechRecord>();

    public DbSet<TranscriptEditRecord> TranscriptEdits => Set<TranscriptEditRecord>();

    public DbSet<PodcastSettingsRecord> PodcastSettings => Set<PodcastSettingsRecord>();

    public DbSet<FeedCheckRecord> FeedChecks => Set<FeedCheckRecord>();

    public DbSet<DiarizeRecord> Diarizes => Set<DiarizeRecord>();

    public DbSet<HeardSpeakersRecord> HeardSpeakers => Set<HeardSpeakersRecord>();

    public DbSet<SpeakerEditRecord> SpeakerEdits => Set<SpeakerEditRecord>();

    public DbSet<PersonRecord> People => Set<PersonRecord>();

    public DbSet<VoicePrintRecord> VoicePrints => Set<VoicePrintRecord>();

    public DbSet<PassageRecord> Passages => Set<PassageRecord>();

    public DbSet<UnindexedRecord> Unindexed => Set<UnindexedRecord>();

    public DbSet<FeedRecord> Feeds => Set<FeedRecord>();

    public DbSet<OtherTranscriptRecord> OtherTranscripts => Set<OtherTranscriptRecord>();

    public DbSet<BookmarkRecord> Bookmarks => Set<BookmarkRecord>();

    public DbSet<UserRecord> Users => Set<UserRecord>();

    public DbSet<KeyRecord> Keys => Set<KeyRecord>();

    public DbSet<AuditRecord> Audit => Set<AuditRecord>();

    public DbSet<MarkerRecord> Markers => Set<MarkerRecord>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        Row<PodcastRecord>(modelBuilder, "Podcasts").HasIndex(p => p.FeedUrl);

        var episodes = Row<EpisodeRecord>(modelBuilder, "Episodes");
        episodes.HasIndex(e => new { e.PodcastId, e.Published });
        episodes.HasIndex(e => e.AudioFile);
        episodes.HasOne<PodcastRecord>().WithMany().HasForeignKey(e => e.PodcastId);

        var transcribes = Row<TranscribeRecord>(modelBuilder, "Transcribes");
        transcribes.HasKey(t => t.EpisodeId);
        transcribes.Property(t => t.Epoch).IsConcurrencyToken();
        transcribes.HasIndex(t => t.State);
        transcribes.HasOne<EpisodeRecord>().WithMany().HasForeignKey(t => t.EpisodeId);

        var items = Row<WorkItemRecord>(modelBuilder, "WorkItems");
        items.HasKey(i => new { i.EpisodeId, i.Name });
        items.Property(i => i.Epoch).IsConcurrencyToken();
        items.HasIndex(i => new { i.State, i.Rank, i.Requested });
        items.HasOne<EpisodeRecord>().WithMany().HasForeignKey(i => i.EpisodeId);

        var transcripts = Row<TranscriptRecord>(modelBuilder, "Transcripts");
        transcripts.HasIndex(t => new { t.EpisodeId, t.Finished });
        transcripts.HasOne<EpisodeRecord>().WithMany().HasForeignKey(t => t.EpisodeId);

        var segments = Row<SegmentRecord>(modelBuilder, "Segments");
        segments.HasKey(s => new { s.TranscriptId, s.Position });
        segments.HasOne<TranscriptRecord>().WithMany().HasForeignKey(s => s.TranscriptId);

        var speech = Row<SpeechRecord>(modelBuilder, "Speech");
        speech.HasOne<TranscriptRecord>().WithMany().HasForeignKey(s => s.TranscriptId);

        var edits = Row<TranscriptEditRecord>(modelBuilder, "TranscriptEdits");
        edits.HasKey(e => new { e.EpisodeId, e.Number });
        edits.HasIndex(e => e.Step);
        edits.HasOne<EpisodeRecord>().WithMany().HasForeignKey(e => e.EpisodeId);

        var settings = Row<PodcastSettingsRecord>(modelBuilder, "PodcastSettings");
        settings.HasKey(s => s.PodcastId);
        settings.HasOne<PodcastRecord>().WithMany().HasForeignKey(s => s.PodcastId);

        var checks = Row<FeedCheckRecord>(modelBuilder, "FeedChecks");
        checks.HasKey(c => c.PodcastId);
        checks.HasIndex(c => c.Next);
        checks.HasOne<PodcastRecord>().WithMany().HasForeignKey(c => c.PodcastId);

        var feeds = Row<FeedRecord>(modelBuilder, "Feeds");
        feeds.HasKey(f => f.PodcastId);
        feeds.HasOne<PodcastRecord>().WithMany().HasForeignKey(f => f.PodcastId);

        var others = Row<OtherTranscriptRecord>(modelBuilder, "OtherTranscripts");
        others.HasIndex(o => o.EpisodeId);
        others.HasOne<EpisodeRecord>().WithMany().HasForeignKey(o => o.EpisodeId);

        var bookmarks = Row<BookmarkRecord>(modelBuilder, "Bookmarks");
        bookmarks.HasIndex(b => b.EpisodeId);
        bookmarks.HasIndex(b => b.Added);
        bookmarks.HasOne<EpisodeRecord>().WithMany().HasForeignKey(b => b.EpisodeId);

        AddSpeakers(modelBuilder);
        AddSearch(modelBuilder);
        AddUsers(modelBuilder);
        Row<MarkerRecord>(modelBuilder, "Markers").HasKey(m => m.Name);
    }

    private static void AddSpeakers(ModelBuilder modelBuilder)
    {
        var diarizes = Row<DiarizeRecord>(modelBuilder, "Diarizes");
        diarizes.HasKey(d => d.EpisodeId);
        diarizes.Property(d => d.Epoch).IsConcurrencyToken();
        diarizes.HasIndex(d => d.State);
        diarizes.Ignore(d => d.Hints);
        diarizes.HasOne<EpisodeRecord>().WithMany().HasForeignKey(d => d.EpisodeId);

        var heard = Row<HeardSpeakersRecord>(modelBuilder, "HeardSpeakers");
        heard.HasKey(h => h.EpisodeId);
        heard.HasOne<EpisodeRecord>().WithMany().HasForeignKey(h => h.EpisodeId);

        Row<SpeakerEditRecord>(modelBuilder, "SpeakerEdits").HasOne<EpisodeRecord>().WithMany().HasForeignKey(e => e.EpisodeId);
        Row<PersonRecord>(modelBuilder, "People").HasOne<PodcastRecord>().WithMany().HasForeignKey(p => p.PodcastId);

        var prints = Row<VoicePrintRecord>(modelBuilder, "VoicePrints");
        prints.HasKey(v => new { v.PersonId, v.EpisodeId });
        prints.HasOne<PersonRecord>().WithMany().HasForeignKey(v => v.PersonId);
        prints.HasOne<EpisodeRecord>().WithMany().HasForeignKey(v => v.EpisodeId);
    }

    // The full text index over passages, and the triggers that keep it, are Search's own.
    private static void AddSearch(ModelBuilder modelBuilder)
    {
        var passages = Row<PassageRecord>(modelBuilder, "Passages");
        passages.Property(p => p.Id).ValueGeneratedNever();
        passages.HasIndex(p => p.EpisodeId);
        passages.HasIndex(p => new { p.PodcastId, p.Id });
        passages.HasIndex(p => new { p.SpeakerKey, p.Id });
        passages.HasOne<EpisodeRecord>().WithMany().HasForeignKey(p => p.EpisodeId);

        var unindexed = Row<UnindexedRecord>(modelBuilder, "Unindexed");
        unindexed.HasKey(u => u.EpisodeId);
        unindexed.HasOne<EpisodeRecord>().WithMany().HasForeignKey(u => u.EpisodeId);
    }

    private static void AddUsers(ModelBuilder modelBuilder)
    {
        var users = Row<UserRecord>(modelBuilder, "Users");
        users.HasIndex(u => u.NormalizedName).IsUnique();
        users.HasIndex(u => u.Login).IsUnique();

        var keys = Row<KeyRecord>(modelBuilder, "Keys");
        keys.HasIndex(k => k.UserId);
        keys.HasOne<UserRecord>().WithMany().HasForeignKey(k => k.UserId);

        Row<AuditRecord>(modelBuilder, "Audit").HasIndex(a => a.At);
    }

    private static EntityTypeBuilder<T> Row<T>(ModelBuilder modelBuilder, string table)
        where T : StoredRow
    {
        var row = modelBuilder.Entity<T>();
        row.ToTable(table);
        row.HasQueryFilter(r => r.SetAsideReason == null);
        return row;
    }
}

namespace Podcasts.Demo.Training;

/// <summary>Windows of one length, as often as their weight says.</summary>
/// <param name="Seconds">Length of the window.</param>
/// <param name="Rows">Windows in a batch.</param>
/// <param name="Most">Utterances in a window, at most.</param>
/// <param name="Weight">How often, relative to the others of the stage.</param>
public sealed record WindowKind(double Seconds, int Rows, int Most, double Weight);

/// <summary>A stage of training.</summary>
/// <param name="Name">Shown in the log.</param>
/// <param name="Steps">Optimizer steps.</param>
/// <param name="Rate">Learning rate at its start and end; between them it falls along half a cosine.</param>
/// <param name="Guide">Weight of guided attention.</param>
/// <param name="Frames">Weight of the words heard frame by frame.</param>
/// <param name="Prompts">Share of examples with previous text.</param>
/// <param name="Kinds">What windows.</param>
public sealed record Stage(string Name, int Steps, (double From, double To) Rate, double Guide, double Frames, double Prompts, WindowKind[] Kinds)
{
    /// <summary>The recipe, first short windows, then conversations as long as the decoder will meet.</summary>
    public static IReadOnlyList<Stage> Recipe { get; } =
    [
        new("words", 1200, (2e-3, 1.6e-3), 0.5, 1.0, 0, [new(3.2, 16, 1, 0.3), new(4.5, 12, 1, 0.7)]),
        new("sentences", 1200, (1.6e-3, 1.2e-3), 0.5, 0.8, 0.35, [new(4.5, 12, 1, 0.3), new(7, 8, 4, 0.4), new(15, 4, 8, 0.3)]),
        new("conversations", 4600, (1.2e-3, 1.0e-3), 0.4, 0.5, 0.35, [new(4.5, 12, 1, 0.1), new(7, 8, 4, 0.2), new(15, 4, 8, 0.35), new(30, 2, 20, 0.35)]),
        new("settling", 2600, (1.0e-3, 1e-5), 0.3, 0.4, 0.4, [new(7, 8, 4, 0.15), new(15, 4, 8, 0.35), new(30, 3, 20, 0.5)]),
    ];

    /// <summary>The stage that a step belongs to and the step's place in it; null after the last one.</summary>
    public static (Stage Stage, double Progress)? At(int step)
    {
        foreach (var stage in Recipe)
        {
            if (step < stage.Steps)
            {
                return (stage, (double)step / stage.Steps);
            }

            step -= stage.Steps;
        }

        return null;
    }

    /// <summary>The learning rate at a place from 0 to 1.</summary>
    public double RateAt(double progress) => Rate.To + ((Rate.From - Rate.To) * (1 + Math.Cos(Math.PI * progress)) / 2);

    /// <summary>Draws a kind of window.</summary>
    public WindowKind Draw(Random random)
    {
        var left = random.NextDouble() * Kinds.Sum(k => k.Weight);
        return Kinds.First(k => (left -= k.Weight) < 0 || k == Kinds[^1]);
    }
}

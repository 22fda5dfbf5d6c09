using TorchSharp;

namespace Podcasts.Demo.Speakers;

/// <summary>A network and what it learns.</summary>
public interface ILearningTask : IDisposable
{
    /// <summary>Names its files.</summary>
    string Name { get; }

    /// <summary>The steps of the whole recipe.</summary>
    int Steps { get; }

    /// <summary>The highest learning rate; it falls to nothing as a cosine.</summary>
    double Rate { get; }

    /// <summary>Every tensor of the network under its published name; those that are parameters learn.</summary>
    IReadOnlyDictionary<string, torch.Tensor> Learnt { get; }

    /// <summary>Makes what one step learns from. It is called on other threads and must not touch torch.</summary>
    object Draw(Random random);

    /// <summary>How badly the network does on it.</summary>
    /// <param name="batch">From <see cref="Draw"/>.</param>
    /// <param name="progress">Of the recipe, from 0 to 1.</param>
    torch.Tensor Loss(object batch, double progress);
}

using Podcasts.Core.Speakers.Segmentation;

namespace Podcasts.Core.Tests.Speakers.Segmentation;

public sealed class PowersetTests
{
    [Fact]
    public void Classes_are_in_the_published_order()
    {
        var sets = Enumerable.Range(0, Powerset.Classes).Select(c => string.Join('+', Powerset.SlotsOf(c)));

        Assert.Equal(["", "0", "1", "2", "0+1", "0+2", "1+2"], sets);
    }

    [Fact]
    public void Every_class_is_found_by_its_slots()
    {
        for (var speakingClass = 0; speakingClass < Powerset.Classes; speakingClass++)
        {
            Assert.Equal(speakingClass, Powerset.ClassOf([.. Powerset.SlotsOf(speakingClass)]));
        }

        Assert.Throws<ArgumentException>(() => Powerset.ClassOf(0, 1, 2));
    }

    [Fact]
    public void The_matrix_says_the_same()
    {
        var matrix = Powerset.Matrix();

        for (var speakingClass = 0; speakingClass < Powerset.Classes; speakingClass++)
        {
            Assert.Equal(Powerset.SlotsOf(speakingClass), Enumerable.Range(0, Powerset.Slots).Where(slot => matrix[speakingClass, slot] > 0));
        }
    }
}
